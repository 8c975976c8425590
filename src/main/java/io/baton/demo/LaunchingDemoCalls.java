package io.baton.demo;

import io.baton.campaign.CampaignPlan;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A campaign by telephone, so that calls wait for the operator to cut into lists. */
@Component
@WithDemoBank
@Order(65)
class LaunchingDemoCalls implements LoadingStep {
  private static final CampaignPlan PLAN =
      CampaignPlan.draft("高净值客户到期资金电话关怀", "接到电话的客户到期资金留存率高于对照组", "phone-call")
          .offer("到期承接专享")
          .segment("high-net-worth")
          .controlShare(0.1)
          .windowDays(14)
          .elements(List.of("wealth-90-days", "wealth-call", "first-purchase"))
          .plan();

  private final DemoCampaigns campaigns;

  LaunchingDemoCalls(DemoCampaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    campaigns.launch(PLAN);
  }
}
