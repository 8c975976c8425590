package io.baton.campaign;

import static io.baton.campaign.CampaignBank.MARKETER;

import io.baton.cohort.CustomerSet;
import io.baton.content.Templates;
import io.baton.touch.Touches;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Campaigns that were submitted, over a running bank. */
abstract class Submitted {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired Templates templates;
  @Autowired Touches touches;
  @Autowired JdbcClient jdbc;

  CampaignFacts submitted(CustomerSet audience, double control) {
    CampaignFacts draft =
        campaigns.plan(CampaignBank.twoWaves(bank.segmentOf(audience), control), MARKETER);
    return campaigns.submit(draft.code(), MARKETER);
  }

  CampaignState state(CampaignFacts campaign) {
    return campaigns.require(campaign.code(), MARKETER).state();
  }

  Campaign row(CampaignFacts campaign) {
    return rows.findById(campaign.id()).orElseThrow();
  }

  static CampaignPlan salary(String type) {
    return CampaignPlan.draft("salary", "a test", "salary-arrived")
        .trigger(new TriggerPlan(type, "event.amount >= 5000"))
        .controlShare(0.0)
        .plan();
  }

  boolean openTrigger(CampaignFacts campaign) {
    return jdbc.sql("SELECT count(*) FROM campaign_trigger WHERE campaign_id = ?")
            .param(campaign.id())
            .query(Long.class)
            .single()
        > 0;
  }
}
