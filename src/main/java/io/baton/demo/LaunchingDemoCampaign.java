package io.baton.demo;

import io.baton.campaign.CampaignPlan;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Two waves to the young and active, in whom the planted effect is largest. */
@Component
@WithDemoBank
@Order(60)
class LaunchingDemoCampaign implements LoadingStep {
  private static final CampaignPlan PLAN =
      CampaignPlan.draft("年轻客群秋季理财首购", "年轻活跃客户首次购买理财产品的比例高于对照组", "two-wave-followup")
          .offer("新客专享理财")
          .segment(SavingSegments.YOUNG_ACTIVE)
          .controlShare(0.1)
          .windowDays(14)
          .elements(LoadingElements.OF_THE_CAMPAIGN)
          .plan();

  private final DemoCampaigns campaigns;

  LaunchingDemoCampaign(DemoCampaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public String name() {
    return "campaign";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    campaigns.launch(PLAN);
  }
}
