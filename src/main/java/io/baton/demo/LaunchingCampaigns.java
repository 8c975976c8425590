package io.baton.demo;

import io.baton.campaign.CampaignPlan;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The campaigns that are live when the first person signs in, each a step of the loading. */
@Configuration(proxyBeanMethods = false)
@WithDemoBank
class LaunchingCampaigns {
  private final DemoCampaigns campaigns;

  LaunchingCampaigns(DemoCampaigns campaigns) {
    this.campaigns = campaigns;
  }

  private LoadingStep launching(String name, CampaignPlan plan) {
    return new LoadingStep() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void run(Bank bank, BankTables.Progress progress) {
        campaigns.launch(plan);
      }
    };
  }

  /** Two waves to the young and active, in whom the planted effect is largest. */
  @Bean
  @Order(60)
  LoadingStep launchingTwoWaves() {
    return launching(
        "campaign",
        CampaignPlan.draft("年轻客群秋季理财首购", "年轻活跃客户首次购买理财产品的比例高于对照组", "two-wave-followup")
            .offer("新客专享理财")
            .segment(SavingSegments.YOUNG_ACTIVE)
            .controlShare(0.1)
            .windowDays(14)
            .elements(LoadingElements.OF_THE_CAMPAIGN)
            .plan());
  }

  /** By telephone, so that calls wait for the operator to cut into lists. */
  @Bean
  @Order(65)
  LoadingStep launchingCalls() {
    return launching(
        "calls",
        CampaignPlan.draft("高净值客户到期资金电话关怀", "接到电话的客户到期资金留存率高于对照组", "phone-call")
            .offer("到期承接专享")
            .segment("high-net-worth")
            .controlShare(0.1)
            .windowDays(14)
            .elements(List.of("wealth-90-days", "wealth-call", "first-purchase"))
            .plan());
  }

  /** On social media, to those who are there and agreed to it. */
  @Bean
  @Order(66)
  LoadingStep launchingSocial() {
    return launching(
        "social",
        CampaignPlan.draft("代发客户社交媒体理财邀约", "收到私信的代发客户首次购买理财的比例高于对照组", "social-message")
            .offer("发薪日理财")
            .segment("salary")
            .controlShare(0.1)
            .windowDays(14)
            .elements(List.of("wealth-90-days", "wealth-poster", "first-purchase"))
            .plan());
  }

  /** Evaluated on the way, and waiting for an approver's word some minutes after the launch. */
  @Bean
  @Order(68)
  LoadingStep launchingReleased() {
    return launching(
        "released",
        CampaignPlan.draft("理财潜客分轮邀约", "首轮见效后再放行第二轮，首次购买理财的比例高于对照组", DrawingJourney.KEY)
            .offer("新客专享理财")
            .segment("wealth-prospects")
            .controlShare(0.2)
            .windowDays(14)
            .elements(LoadingElements.OF_THE_CAMPAIGN)
            .plan());
  }
}
