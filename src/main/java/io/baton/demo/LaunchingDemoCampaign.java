package io.baton.demo;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.campaign.CampaignFacts;
import io.baton.campaign.CampaignPlan;
import io.baton.campaign.CampaignState;
import io.baton.campaign.Campaigns;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A campaign that is live when the first person signs in: planned and submitted by the demo
 * marketer, signed by the demo approver, through the same doors as any other. An interrupted
 * attempt is found by its name and goes on from the state it reached.
 */
@Component
@WithDemoBank
@Order(60)
class LaunchingDemoCampaign implements LoadingStep {
  static final String NAME = "年轻客群秋季理财首购";

  private final Campaigns campaigns;
  private final Access access;

  LaunchingDemoCampaign(Campaigns campaigns, Access access) {
    this.campaigns = campaigns;
    this.access = access;
  }

  @Override
  public String name() {
    return "campaign";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    Person marketer = person("marketer");
    CampaignFacts campaign =
        campaigns.all().stream()
            .filter(facts -> facts.name().equals(NAME))
            .findFirst()
            .orElseGet(() -> campaigns.plan(plan(), marketer));
    if (campaign.state() == CampaignState.DRAFT) {
      campaign = campaigns.submit(campaign.code(), marketer);
    }
    if (campaign.state() == CampaignState.IN_APPROVAL) {
      campaigns.approve(campaign.code(), person("approver"), "内容与客群已核对，同意执行。");
    }
  }

  private Person person(String name) {
    return access
        .find(name)
        .orElseThrow(() -> new IllegalStateException("the demo user " + name + " is gone"));
  }

  private static CampaignPlan plan() {
    return CampaignPlan.draft(NAME, "年轻活跃客户首次购买理财产品的比例高于对照组", "two-wave-followup")
        .offer("新客专享理财")
        .segment(SavingSegments.YOUNG_ACTIVE)
        .controlShare(0.1)
        .windowDays(14)
        .elements(LoadingElements.OF_THE_CAMPAIGN)
        .plan();
  }
}
