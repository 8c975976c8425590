package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.customer.Customers;
import io.baton.policy.ServiceMessages;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which campaigns send service messages, and how many of these marketing could not have sent. */
@RestController
class ServiceMessagesController {
  private final ServiceMessages messages;
  private final Campaigns campaigns;
  private final Customers customers;
  private final Access access;

  ServiceMessagesController(
      ServiceMessages messages, Campaigns campaigns, Customers customers, Access access) {
    this.messages = messages;
    this.campaigns = campaigns;
    this.customers = customers;
    this.access = access;
  }

  /**
   * @param code null for a campaign that the caller may not see, as name and owner
   */
  record ServiceLine(
      @Nullable String code,
      @Nullable String name,
      @Nullable String owner,
      String channel,
      long messages,
      long withoutConsent,
      long onLists,
      long atQuietTimes) {}

  @GetMapping("/api/service-messages")
  @PreAuthorize("hasAnyRole('APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  List<ServiceLine> all(@RequestParam(defaultValue = "30") @Min(1) @Max(366) int days) {
    Person person = access.current();
    return messages.of(days, customers.visibleTo(person)).stream()
        .map(use -> line(use, person))
        .toList();
  }

  private ServiceLine line(ServiceMessages.Use use, Person person) {
    Campaign campaign = campaigns.find(use.campaign(), person).orElse(null);
    return new ServiceLine(
        campaign == null ? null : campaign.code,
        campaign == null ? null : campaign.name,
        campaign == null ? null : campaign.owner,
        use.channel(),
        use.messages(),
        use.withoutConsent(),
        use.onLists(),
        use.atQuietTimes());
  }
}
