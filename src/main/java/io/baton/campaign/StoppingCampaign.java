package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.engine.Journeys;
import io.baton.shared.BatonClock;
import io.baton.touch.Touches;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a campaign for good, or holds its sending for a while. */
@Component
class StoppingCampaign {
  private final CampaignRows rows;
  private final Journeys journeys;
  private final Triggers triggers;
  private final Touches touches;
  private final Remarks remarks;
  private final BatonClock clock;
  private final Audit audit;

  StoppingCampaign(
      CampaignRows rows,
      Journeys journeys,
      Triggers triggers,
      Touches touches,
      Remarks remarks,
      BatonClock clock,
      Audit audit) {
    this.rows = rows;
    this.journeys = journeys;
    this.triggers = triggers;
    this.touches = touches;
    this.remarks = remarks;
    this.clock = clock;
    this.audit = audit;
  }

  /** What was sent stays sent; nothing else leaves, and every process of the campaign ends. */
  @Transactional
  void stop(Campaign seen, Person person) {
    Campaign campaign = rows.findOneById(seen.number()).orElseThrow();
    campaign.stop(clock.now());
    rows.save(campaign);
    triggers.close(campaign.number());
    touches.stop(campaign.number());
    journeys.stop(campaign.number());
    remarks.add(campaign.number(), person.name(), Remarks.Verdict.STOPPED, "");
    audit.record("CAMPAIGN_STOPPED", "campaign:" + campaign.code, Map.of());
  }

  @Transactional
  void pause(Campaign campaign, boolean paused) {
    campaign.require(paused ? "paused" : "resumed", CampaignState.LIVE);
    if (paused) {
      touches.pause(campaign.number());
    } else {
      touches.resume(campaign.number());
    }
    audit.record(
        paused ? "CAMPAIGN_PAUSED" : "CAMPAIGN_RESUMED", "campaign:" + campaign.code, Map.of());
  }
}
