package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.shared.BatonClock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a new draft out of a campaign, to change it in one place and compare. The draw is the
 * copy's own, and whatever the plan names is there in its latest version.
 */
@Component
class CopyingCampaign {
  private static final String MARK = "（副本）";
  private static final int LONGEST_NAME = 120;

  private final PlanningCampaign planning;
  private final Blueprints blueprints;
  private final CampaignElements elements;
  private final CampaignRows rows;
  private final BatonClock clock;
  private final Audit audit;
  private final JsonMapper json;

  CopyingCampaign(
      PlanningCampaign planning,
      Blueprints blueprints,
      CampaignElements elements,
      CampaignRows rows,
      BatonClock clock,
      Audit audit,
      JsonMapper json) {
    this.planning = planning;
    this.blueprints = blueprints;
    this.elements = elements;
    this.rows = rows;
    this.clock = clock;
    this.audit = audit;
    this.json = json;
  }

  @Transactional
  Campaign copy(Campaign parent, Person owner) {
    Campaign draft = planning.create(planOf(parent), owner);
    draft.parentId = parent.number();
    audit.record("CAMPAIGN_COPIED", "campaign:" + draft.code, Map.of("from", parent.code));
    return rows.save(draft);
  }

  private CampaignPlan planOf(Campaign campaign) {
    int left = LONGEST_NAME - MARK.length();
    String name = campaign.name.substring(0, Math.min(left, campaign.name.length()));
    return CampaignPlan.draft(name + MARK, campaign.goal, campaign.journey)
        .offer(campaign.offer)
        .lifeCycle(campaign.lifeCycle)
        .segment(campaign.segment)
        .trigger(
            campaign.trigger == null ? null : json.readValue(campaign.trigger, TriggerPlan.class))
        .content(blueprints.contentOf(campaign))
        .controlShare(campaign.controlShare)
        .windowDays(campaign.windowDays)
        .budget(campaign.budget)
        .startAt(ahead(campaign.startAt))
        .endAt(ahead(campaign.endAt))
        .elements(elements.keysOf(campaign))
        .campaignType(campaign.campaignType)
        .plan();
  }

  /** What lies behind is no plan any more. */
  private @Nullable Instant ahead(@Nullable Instant at) {
    return at != null && at.isAfter(clock.now()) ? at : null;
  }
}
