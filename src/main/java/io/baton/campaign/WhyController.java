package io.baton.campaign;

import io.baton.access.Access;
import io.baton.customer.VisibleCustomers;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why customers of a campaign were contacted or not, one by one and all together. */
@RestController
@RequestMapping("/api/campaigns/{code}")
class WhyController {
  private final Access access;
  private final Campaigns campaigns;
  private final CampaignReasons reasons;
  private final ExplainingCampaign explaining;
  private final VisibleCustomers customers;

  WhyController(
      Access access,
      Campaigns campaigns,
      CampaignReasons reasons,
      ExplainingCampaign explaining,
      VisibleCustomers customers) {
    this.access = access;
    this.campaigns = campaigns;
    this.reasons = reasons;
    this.explaining = explaining;
    this.customers = customers;
  }

  record Reason(String reason, long customers) {}

  /** The audience divided by reason; the numbers add up to it. */
  @GetMapping("/reasons")
  @PreAuthorize("isAuthenticated()")
  List<Reason> reasons(@PathVariable String code) {
    Campaign campaign = campaigns.find(code, access.current());
    return reasons.of(campaign.number()).entrySet().stream()
        .map(each -> new Reason(each.getKey(), each.getValue().size()))
        .toList();
  }

  /**
   * A relationship manager may ask about a customer of the branch whatever campaign it was, as the
   * customer will. Who asked about whom is on the record.
   */
  @GetMapping("/customers/{key}/explanation")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER')")
  ExplainingCampaign.CampaignExplanation explain(
      @PathVariable String code, @PathVariable String key) {
    return explaining.explain(code, key, customers.require(key), access.current());
  }
}
