package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.element.ElementVersion;
import io.baton.engine.HumanTask;
import io.baton.engine.HumanTasks;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.segment.Snapshot;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands a draft in: the audience is frozen, the manifest written, the life cycle asks who signs.
 */
@Component
class SubmittingCampaign {
  /** Task of the life cycle in which a marketer plans. */
  static final String PLAN_PHASE = "Task_Plan";

  /** How many the type asks for at least; life cycles ask for a second one where it is two. */
  private static final String SIGNATURES = "typeSignatures";

  private final CampaignRows rows;
  private final Blueprints blueprints;
  private final Manifests manifests;
  private final CampaignElements elements;
  private final Segments segments;
  private final RunningLifeCycle running;
  private final HumanTasks tasks;
  private final SignedBefore before;
  private final Remarks remarks;
  private final BatonClock clock;
  private final Audit audit;

  SubmittingCampaign(
      CampaignRows rows,
      Blueprints blueprints,
      Manifests manifests,
      CampaignElements elements,
      Segments segments,
      RunningLifeCycle running,
      HumanTasks tasks,
      SignedBefore before,
      Remarks remarks,
      BatonClock clock,
      Audit audit) {
    this.rows = rows;
    this.blueprints = blueprints;
    this.manifests = manifests;
    this.elements = elements;
    this.segments = segments;
    this.running = running;
    this.tasks = tasks;
    this.before = before;
    this.remarks = remarks;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  Campaign submit(Campaign seen, Person person) {
    Campaign campaign = rows.findOneById(seen.number()).orElseThrow();
    campaign.require("submitted", CampaignState.DRAFT);
    Blueprint blueprint = blueprints.of(campaign);
    running.follow(campaign, blueprint.lifeCycle());
    List<ElementVersion> pinned = elements.pin(campaign, blueprint);
    Snapshot snapshot = freeze(campaign);
    Manifest manifest = manifests.write(campaign, blueprint, snapshot, pinned);
    campaign.submit(manifest, snapshot == null ? null : snapshot.id(), clock.now());
    Campaign saved = rows.save(campaign);
    before.keep(saved);
    remarks.add(saved.number(), person.name(), Remarks.Verdict.SUBMITTED, "");
    audit.record(
        "CAMPAIGN_SUBMITTED", "campaign:" + saved.code, Map.of("manifest", manifest.hash()));
    tasks.complete(planTask(saved).id(), facts(saved, blueprint, snapshot, pinned));
    return saved;
  }

  private @Nullable Snapshot freeze(Campaign campaign) {
    if (campaign.segment == null) {
      return null;
    }
    Segment segment = segments.visible(campaign.segment);
    Snapshot snapshot =
        campaign.boundSnapshot == null
            ? segments.snapshot(segment.id())
            : segments.snapshotById(campaign.boundSnapshot).orElseThrow();
    if (snapshot.count() == 0) {
      throw new BatonException(
          CampaignError.CAMPAIGN_INCOMPLETE,
          "nobody would be contacted",
          List.of(new Finding("/segment", "AUDIENCE_EMPTY", "the segment has no customers now")));
    }
    return snapshot;
  }

  private HumanTask planTask(Campaign campaign) {
    return tasks.ofLifeCycle(campaign.number()).stream()
        .filter(task -> task.elementId().equals(PLAN_PHASE))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(campaign.code + " does not wait for a plan"));
  }

  /** What {@code approval-routing} decides on, and what the type asks for beside it. */
  private static Map<String, Object> facts(
      Campaign campaign,
      Blueprint blueprint,
      @Nullable Snapshot snapshot,
      List<ElementVersion> pinned) {
    List<String> channels = Manifests.channels(blueprint);
    Map<String, Object> facts = new HashMap<>();
    if (snapshot != null) {
      facts.put("audience", snapshot.count());
    }
    facts.put("budget", campaign.budget == null ? 0d : campaign.budget.doubleValue());
    facts.put("channelRisk", risk(channels));
    facts.put(SIGNATURES, CampaignTypes.pinned(campaign.campaignType, pinned).signatures());
    return facts;
  }

  /** How much a message of the most intrusive channel disturbs. */
  private static String risk(List<String> channels) {
    if (channels.contains("CALL")) {
      return "HIGH";
    }
    return channels.contains("SMS") ? "MEDIUM" : "LOW";
  }
}
