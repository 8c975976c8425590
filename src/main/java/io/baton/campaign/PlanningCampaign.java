package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.segment.Segments;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes and changes drafts; the life cycle waits at its "plan" task meanwhile. */
@Component
class PlanningCampaign {
  private static final String BATCH_LIFE_CYCLE = "standard-campaign";
  private static final String EVENT_LIFE_CYCLE = "event-campaign";

  private static final double USUAL_CONTROL = 0.1;
  private static final int USUAL_WINDOW = 14;

  /** How long a trigger stays open where the plan doesn't say. */
  private static final Duration OPEN_FOR = Duration.ofDays(90);

  private final CampaignRows rows;
  private final Processes processes;
  private final Blueprints blueprints;
  private final Segments segments;
  private final CampaignElements elements;
  private final CampaignTypes types;
  private final RunningLifeCycle running;
  private final TriggerCheck triggers;
  private final Trials trials;
  private final BatonClock clock;
  private final Audit audit;
  private final JsonMapper json;

  PlanningCampaign(
      CampaignRows rows,
      Processes processes,
      Blueprints blueprints,
      Segments segments,
      CampaignElements elements,
      CampaignTypes types,
      RunningLifeCycle running,
      TriggerCheck triggers,
      Trials trials,
      BatonClock clock,
      Audit audit,
      JsonMapper json) {
    this.rows = rows;
    this.processes = processes;
    this.blueprints = blueprints;
    this.segments = segments;
    this.elements = elements;
    this.types = types;
    this.running = running;
    this.triggers = triggers;
    this.trials = trials;
    this.clock = clock;
    this.audit = audit;
    this.json = json;
  }

  /**
   * @throws BatonException CAMPAIGN_INCOMPLETE with a finding per field
   */
  @Transactional
  Campaign create(CampaignPlan plan, Person owner) {
    return create(plan, owner, null);
  }

  /**
   * @param snapshot whom the campaign is bound to, as long as it keeps its segment; null for those
   *     of the segment when it is submitted
   */
  @Transactional
  Campaign create(CampaignPlan plan, Person owner, @Nullable Long snapshot) {
    Instant now = clock.now();
    Campaign campaign = new Campaign();
    campaign.code =
        "C%d-%04d".formatted(now.atZone(java.time.ZoneOffset.UTC).getYear(), rows.nextNumber());
    campaign.owner = owner.name();
    campaign.branchPath = owner.branchPath();
    campaign.createdAt = now;
    fill(campaign, plan, now);
    campaign.boundSnapshot = snapshot;
    Campaign saved = rows.save(campaign);
    running.start(saved);
    audit.record("CAMPAIGN_PLANNED", "campaign:" + saved.code, Map.of("journey", saved.journey));
    return saved;
  }

  /**
   * @param version the version the marketer saw
   * @throws BatonException CAMPAIGN_STALE if it is another by now
   */
  @Transactional
  Campaign revise(Campaign seen, CampaignPlan plan, int version) {
    Campaign campaign = rows.findOneById(seen.number()).orElseThrow();
    campaign.require("changed", CampaignState.DRAFT);
    if (campaign.version != version) {
      throw new BatonException(
          CampaignError.CAMPAIGN_STALE, "somebody changed the campaign meanwhile; load it again");
    }
    String lifeCycle = campaign.lifeCycle;
    String trigger = campaign.trigger;
    fill(campaign, plan, clock.now());
    if (!Objects.equals(campaign.trigger, trigger)) {
      trials.forget(campaign.number());
    }
    if (!campaign.lifeCycle.equals(lifeCycle)) {
      running.startAnew(campaign);
    }
    audit.record("CAMPAIGN_REVISED", "campaign:" + campaign.code, Map.of("version", version + 1));
    return rows.save(campaign);
  }

  private void fill(Campaign campaign, CampaignPlan plan, Instant now) {
    require(findings(plan));
    ProcessVersion journey = processes.require(plan.journey());
    boolean triggered = Blueprints.startMessage(processes.elements(journey)) != null;
    require(startFindings(plan, triggered));
    TypeDemands type = types.now(plan.campaignType());
    campaign.name = plan.name().strip();
    campaign.goal = plan.goal().strip();
    campaign.offer = Objects.requireNonNullElse(plan.offer(), campaign.name);
    campaign.journey = plan.journey();
    campaign.lifeCycle =
        Objects.requireNonNullElse(
            plan.lifeCycle(), triggered ? EVENT_LIFE_CYCLE : BATCH_LIFE_CYCLE);
    if (!Objects.equals(campaign.segment, plan.segment())) {
      campaign.boundSnapshot = null;
    }
    campaign.segment = plan.segment();
    campaign.trigger = plan.trigger() == null ? null : json.writeValueAsString(plan.trigger());
    campaign.content =
        json.writeValueAsString(Objects.requireNonNullElse(plan.content(), Map.of()));
    campaign.elements =
        json.writeValueAsString(
            Objects.requireNonNullElse(plan.elements(), given(type)).stream().distinct().toList());
    campaign.campaignType = plan.campaignType();
    campaign.controlShare = first(plan.controlShare(), type.control(), USUAL_CONTROL);
    campaign.seed = Objects.requireNonNullElse(plan.seed(), campaign.code);
    campaign.windowDays = first(plan.windowDays(), type.windowDays(), USUAL_WINDOW);
    campaign.budget = plan.budget();
    campaign.startAt = plan.startAt();
    campaign.endAt = plan.endAt() == null && triggered ? now.plus(openFor(type)) : plan.endAt();
    campaign.updatedAt = now;
    blueprints.of(campaign); // every name leads somewhere, or the draft is refused
  }

  private static <T> T first(@Nullable T said, @Nullable T ofType, T usual) {
    return said != null ? said : ofType != null ? ofType : usual;
  }

  /** A plan that names no elements has the criterion of its type. */
  private static List<String> given(TypeDemands type) {
    String criterion = type.successCriterion();
    return criterion == null ? List.of() : List.of(criterion);
  }

  private static Duration openFor(TypeDemands type) {
    Integer days = type.openDays();
    return days == null ? OPEN_FOR : Duration.ofDays(days);
  }

  private List<Finding> findings(CampaignPlan plan) {
    List<Finding> findings = new ArrayList<>();
    wanted(
        plan.name().isBlank() || plan.name().length() > 120,
        "/name",
        "1 to 120 characters",
        findings);
    wanted(
        plan.goal().isBlank() || plan.goal().length() > 2000,
        "/goal",
        "say what success is",
        findings);
    String offer = plan.offer();
    wanted(
        offer != null && (offer.isBlank() || offer.length() > 200),
        "/offer",
        "1 to 200 characters",
        findings);
    Double share = plan.controlShare();
    wanted(
        share != null && !(share >= 0 && share < 1), "/controlShare", "0 to less than 1", findings);
    Integer days = plan.windowDays();
    wanted(days != null && (days < 1 || days > 365), "/windowDays", "1 to 365 days", findings);
    wanted(
        plan.budget() != null && plan.budget().signum() < 0, "/budget", "not negative", findings);
    String seed = plan.seed();
    wanted(
        seed != null && (seed.isEmpty() || seed.length() > 64),
        "/seed",
        "1 to 64 characters",
        findings);
    String segment = plan.segment();
    wanted(segment != null && !segments.knows(segment), "/segment", "no such segment", findings);
    findings.addAll(elements.findings(plan.elements()));
    findings.addAll(types.findings(plan.campaignType()));
    return findings;
  }

  private List<Finding> startFindings(CampaignPlan plan, boolean triggered) {
    List<Finding> findings = new ArrayList<>();
    TriggerPlan trigger = plan.trigger();
    if (trigger != null) {
      findings.addAll(triggers.findings(trigger));
      wanted(
          trigger.startsWithSegment() && plan.segment() == null,
          "/segment",
          "choose who comes in first",
          findings);
    }
    wanted(
        triggered && plan.trigger() == null,
        "/trigger",
        "this journey starts with an event",
        findings);
    wanted(
        !triggered && plan.trigger() != null,
        "/trigger",
        "this journey starts with a segment",
        findings);
    wanted(!triggered && plan.segment() == null, "/segment", "choose the audience", findings);
    return findings;
  }

  private static void wanted(
      boolean missing, String place, String message, List<Finding> findings) {
    if (missing) {
      findings.add(new Finding(place, "CAMPAIGN_FIELD", message));
    }
  }

  private static void require(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new BatonException(CampaignError.CAMPAIGN_INCOMPLETE, "the plan has holes", findings);
    }
  }
}
