package io.baton.campaign;

import io.baton.access.Person;
import io.baton.campaign.BaseRates.BaseRate;
import io.baton.campaign.Preflight.PreflightFigures;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.segment.Segments;
import io.baton.segment.Snapshot;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Flies a campaign that has not been launched, on paper: the same draw, the same versions and the
 * same contact policy as the launch, with nothing reserved and nothing kept.
 */
@Component
class PreparingPreflight {
  private final Blueprints blueprints;
  private final CampaignElements elements;
  private final CurrentManifest current;
  private final Segments segments;
  private final Cohorts cohorts;
  private final Waves waves;
  private final SummingTrial touches;
  private final Rivals rivals;
  private final Overlaps overlaps;
  private final BaseRates baseRates;
  private final Processes processes;
  private final BatonClock clock;

  PreparingPreflight(
      Blueprints blueprints,
      CampaignElements elements,
      CurrentManifest current,
      Segments segments,
      Cohorts cohorts,
      Waves waves,
      SummingTrial touches,
      Rivals rivals,
      Overlaps overlaps,
      BaseRates baseRates,
      Processes processes,
      BatonClock clock) {
    this.blueprints = blueprints;
    this.elements = elements;
    this.current = current;
    this.segments = segments;
    this.cohorts = cohorts;
    this.waves = waves;
    this.touches = touches;
    this.rivals = rivals;
    this.overlaps = overlaps;
    this.baseRates = baseRates;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * @throws BatonException CAMPAIGN_WRONG_STATE once it has been launched
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Preflight of(Campaign campaign, Person person) {
    campaign.require(
        "looked at beforehand",
        CampaignState.DRAFT,
        CampaignState.IN_APPROVAL,
        CampaignState.APPROVED);
    Instant now = clock.now();
    Instant start = starts(campaign, now);
    List<Finding> blocking = new ArrayList<>();
    Resolved plan = resolve(campaign, blocking);
    CustomerSet audience = audience(campaign);
    CustomerSet known = audience == null ? CustomerSet.empty() : audience;
    CustomerSet control = waves.draw(campaign, known);
    CustomerSet treated = known.minus(control);
    SummingTrial.Tried tried =
        plan.blueprint() == null
            ? SummingTrial.Tried.NOTHING
            : touches.of(
                new Contestant(
                    campaign,
                    plan.blueprint(),
                    plan.product(),
                    treated,
                    start,
                    CampaignPriorities.facts(
                        campaign, audience == null ? null : audience.size(), plan.product()),
                    rivals.override(campaign)),
                rivals.of(campaign, start, now),
                person);
    Overlaps.Found others = overlaps.of(treated, campaign.number(), person);
    BaseRate base = baseRates.of(campaign, person);
    PreflightFigures figures =
        new PreflightFigures(
            now,
            start,
            campaign.triggered(),
            audience == null ? null : Long.valueOf(audience.size()),
            control.size(),
            treated.size(),
            tried.contacted(),
            tried.nowhere(),
            tried.places(),
            tried.channels(),
            campaign.budget,
            audience == null
                ? null
                : DetectableEffect.of(treated.size(), control.size(), base.rate(), base.campaign()),
            tried.rivals(),
            tried.lost(),
            others.inAny().size(),
            others.each());
    return new Preflight(
        figures, PreflightNotices.of(figures, campaign, blocking, approvals(plan)));
  }

  /**
   * @throws BatonException CAMPAIGN_WRONG_STATE once it has been launched
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public PowerCurve power(Campaign campaign, Person person) {
    campaign.require(
        "looked at beforehand",
        CampaignState.DRAFT,
        CampaignState.IN_APPROVAL,
        CampaignState.APPROVED);
    CustomerSet audience = audience(campaign);
    BaseRate base = baseRates.of(campaign, person);
    return audience == null
        ? PowerCurve.withoutAudience(base.rate(), base.campaign())
        : PowerCurve.of(
            audience.size(),
            waves.drawnByPercent(campaign, audience, PowerCurve.MOST_PERCENT),
            base.rate(),
            base.campaign());
  }

  /** Where customers will wait for a person's word, by the names of the drawing. */
  private List<String> approvals(Resolved plan) {
    return plan.blueprint() == null
        ? List.of()
        : processes.elements(plan.blueprint().journey()).stream()
            .filter(element -> element.type().equals(WaysOn.APPROVAL))
            .map(element -> element.name().isEmpty() ? element.id() : element.name())
            .toList();
  }

  private static Instant starts(Campaign campaign, Instant now) {
    return campaign.startAt != null && campaign.startAt.isAfter(now) ? campaign.startAt : now;
  }

  /**
   * @param blueprint null where a name leads nowhere
   */
  private record Resolved(@Nullable Blueprint blueprint, @Nullable String product) {}

  /** What the submission or the launch would refuse is added to {@code blocking}. */
  private Resolved resolve(Campaign campaign, List<Finding> blocking) {
    if (campaign.state != CampaignState.DRAFT) {
      blocking.addAll(current.differencesFromSigned(campaign));
    }
    Blueprint blueprint = null;
    String product = null;
    try {
      blueprint = blueprints.of(campaign);
      product =
          CampaignElements.productOf(
              campaign.state == CampaignState.DRAFT
                  ? elements.wouldPin(campaign, blueprint)
                  : elements.pinned(campaign));
    } catch (BatonException incomplete) {
      if (campaign.state == CampaignState.DRAFT) {
        blocking.addAll(
            incomplete.findings().isEmpty()
                ? List.of(
                    new Finding(
                        "/", incomplete.code().name(), String.valueOf(incomplete.getMessage())))
                : incomplete.findings());
      }
    }
    return new Resolved(blueprint, product);
  }

  /** Null where events bring the customers and no segment limits whom. */
  private @Nullable CustomerSet audience(Campaign campaign) {
    if (campaign.segment == null) {
      return null;
    }
    Snapshot frozen = current.snapshot(campaign);
    return frozen == null
        ? segments.evaluate(segments.visible(campaign.segment))
        : cohorts.members(frozen.cohortId());
  }
}
