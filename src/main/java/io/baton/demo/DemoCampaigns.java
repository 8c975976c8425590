package io.baton.demo;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.campaign.CampaignFacts;
import io.baton.campaign.CampaignPlan;
import io.baton.campaign.CampaignState;
import io.baton.campaign.Campaigns;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Campaigns that are live when the first person signs in: planned and submitted by the demo
 * marketer, signed by as many of the demo approvers as the bank's table wants, through the same
 * doors as any other. An interrupted attempt is found by its name and goes on from the state it
 * reached.
 */
@Component
@WithDemoBank
class DemoCampaigns {
  private static final List<String> APPROVERS = List.of("approver", "approver2");

  private final Campaigns campaigns;
  private final Access access;
  private final TransactionTemplate transactions;

  DemoCampaigns(Campaigns campaigns, Access access, TransactionTemplate transactions) {
    this.campaigns = campaigns;
    this.access = access;
    this.transactions = transactions;
  }

  void launch(CampaignPlan plan) {
    Person marketer = person("marketer");
    CampaignFacts campaign =
        campaigns.all().stream()
            .filter(facts -> facts.name().equals(plan.name()))
            .findFirst()
            .orElseGet(() -> campaigns.plan(plan, marketer));
    if (campaign.state() == CampaignState.DRAFT) {
      campaign = campaigns.submit(campaign.code(), marketer);
    }
    if (campaign.state() == CampaignState.IN_APPROVAL) {
      String code = campaign.code();
      transactions.executeWithoutResult(status -> sign(code));
    }
  }

  /** All signatures or none: nobody may sign twice. */
  private void sign(String code) {
    CampaignState state = CampaignState.IN_APPROVAL;
    for (String approver : APPROVERS) {
      if (state == CampaignState.IN_APPROVAL) {
        state = campaigns.approve(code, person(approver), "内容与客群已核对，同意执行。").state();
      }
    }
  }

  private Person person(String name) {
    return access
        .find(name)
        .orElseThrow(() -> new IllegalStateException("the demo user " + name + " is gone"));
  }
}
