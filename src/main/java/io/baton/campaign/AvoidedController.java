package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.customer.Customers;
import io.baton.policy.RefusalReason;
import io.baton.touch.AvoidedTouches;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the contact policy kept from the customers whom the caller may see. */
@RestController
class AvoidedController {
  private final AvoidedTouches avoided;
  private final Campaigns campaigns;
  private final Customers customers;
  private final Access access;

  AvoidedController(
      AvoidedTouches avoided, Campaigns campaigns, Customers customers, Access access) {
    this.avoided = avoided;
    this.campaigns = campaigns;
    this.customers = customers;
    this.access = access;
  }

  /**
   * @param code null for a campaign that the caller may not see, as the name
   * @param day on which the touches were due, in the bank's zone
   */
  record AvoidedLine(
      @Nullable String code,
      @Nullable String name,
      String channel,
      RefusalReason reason,
      LocalDate day,
      long touches) {}

  @GetMapping("/api/avoided-touches")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  List<AvoidedLine> all(@RequestParam(defaultValue = "30") @Min(1) @Max(366) int days) {
    Person person = access.current();
    return avoided.of(days, customers.visibleTo(person)).stream()
        .map(line -> line(line, person))
        .toList();
  }

  private AvoidedLine line(AvoidedTouches.Avoided avoided, Person person) {
    Campaign campaign = campaigns.find(avoided.campaign(), person).orElse(null);
    return new AvoidedLine(
        campaign == null ? null : campaign.code,
        campaign == null ? null : campaign.name,
        avoided.channel(),
        avoided.reason(),
        avoided.day(),
        avoided.touches());
  }
}
