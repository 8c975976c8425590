package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.cohort.Cohorts;
import io.baton.content.Rendered;
import io.baton.decision.ExplainingDecisions;
import io.baton.policy.Contact;
import io.baton.policy.ExplainingPlan;
import io.baton.policy.PolicyStage;
import io.baton.segment.ExplainingMembership;
import io.baton.segment.Segments;
import io.baton.segment.Snapshot;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.touch.CustomerTouches;
import io.baton.touch.RoundReport;
import io.baton.touch.WrittenTexts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Why one customer was contacted by a campaign, or was not: every stage from the audience to the
 * answer of the channel. What was decided comes from the records of each stage; values are shown as
 * they are now, with their age.
 */
@Component
class ExplainingCampaign {
  private static final int NUMBERS = 10_000;

  private final CampaignRows rows;
  private final Waves waves;
  private final CampaignReasons reasons;
  private final Segments segments;
  private final ExplainingMembership membership;
  private final ExplainingDecisions decisions;
  private final CustomerTouches touches;
  private final CampaignElements elements;
  private final ExplainingPlan policy;
  private final RoundReport rounds;
  private final EvaluationsOfCustomer evaluations;
  private final ReleasesOfCustomer releases;
  private final WrittenTexts texts;
  private final Cohorts cohorts;
  private final BatonClock clock;
  private final Audit audit;

  ExplainingCampaign(
      CampaignRows rows,
      Waves waves,
      CampaignReasons reasons,
      Segments segments,
      ExplainingMembership membership,
      ExplainingDecisions decisions,
      CustomerTouches touches,
      CampaignElements elements,
      ExplainingPlan policy,
      RoundReport rounds,
      EvaluationsOfCustomer evaluations,
      ReleasesOfCustomer releases,
      WrittenTexts texts,
      Cohorts cohorts,
      BatonClock clock,
      Audit audit) {
    this.rows = rows;
    this.waves = waves;
    this.reasons = reasons;
    this.segments = segments;
    this.membership = membership;
    this.decisions = decisions;
    this.touches = touches;
    this.elements = elements;
    this.policy = policy;
    this.rounds = rounds;
    this.evaluations = evaluations;
    this.releases = releases;
    this.texts = texts;
    this.cohorts = cohorts;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * @param reason one of {@link CampaignReasons}, NOT_IN_AUDIENCE or NOT_LAUNCHED
   * @param audience null where a trigger alone brings the customers
   * @param draw null where the customer did not come in
   */
  record CampaignExplanation(
      String campaign,
      String name,
      CampaignState state,
      Instant asOf,
      String reason,
      @Nullable Audience audience,
      @Nullable Draw draw,
      List<ExplainingDecisions.Decided> decisions,
      List<EvaluationsOfCustomer.EvaluationOf> evaluations,
      List<ReleasesOfCustomer.ReleaseOf> releases,
      List<Contacting> contacts) {}

  /**
   * @param frozen whether the customer was in the audience that was approved; null before it was
   *     frozen
   * @param frozenVersion of the segment at that time
   * @param segment as it is now; null where it has been retired
   */
  record Audience(
      @Nullable Boolean frozen,
      @Nullable Integer frozenVersion,
      @Nullable Instant frozenAt,
      ExplainingMembership.@Nullable Explained segment) {}

  /**
   * @param number the customer's, 0 to 9999
   * @param below of the control group are those whose number is below it
   * @param at when the customer came in; null where that month is no longer kept
   */
  record Draw(int number, long below, boolean control, @Nullable Instant at) {}

  /**
   * @param text the words, made again of what was kept with the touch; null where there are none
   * @param round null where nobody competed
   */
  record Contacting(
      CustomerTouches.Trace touch,
      List<PolicyStage> policy,
      @Nullable String text,
      @Nullable Contested round) {}

  /**
   * @param rank of the campaign's place among all {@code places} of the round
   * @param lostTo who was served before and holds what this one was refused
   */
  record Contested(
      int rank, int places, int priority, Instant closedAt, List<ContestWinner> lostTo) {}

  /**
   * @param code null for a campaign that the person may not see, as the name
   * @param granted customers whom it was granted on the channel; null where it holds this
   *     customer's place under a cap
   */
  record ContestWinner(
      @Nullable String code,
      @Nullable String name,
      int priority,
      String channel,
      @Nullable Long granted) {}

  /**
   * @param customer whom the person may see
   * @throws BatonException CAMPAIGN_UNKNOWN where the person may not see it and the customer is not
   *     in it
   */
  @Transactional
  public CampaignExplanation explain(String code, String key, int customer, Person person) {
    Campaign campaign =
        rows.findByCode(code)
            .filter(
                found ->
                    Campaigns.visible(found, person)
                        || waves.entryOf(found.number(), customer).isPresent())
            .orElseThrow(() -> Campaigns.unknown(code));
    audit.record("CONTACT_EXPLAINED", "customer:" + key, Map.of("campaign", code));
    long id = campaign.number();
    Draw draw = draw(campaign, key, customer);
    return new CampaignExplanation(
        campaign.code,
        campaign.name,
        campaign.state,
        clock.now(),
        reason(campaign, customer, draw != null),
        audience(campaign, customer),
        draw,
        decisions.of(id, customer),
        evaluations.of(campaign, customer),
        releases.of(campaign, customer),
        contacts(campaign, customer, person));
  }

  private String reason(Campaign campaign, int customer, boolean cameIn) {
    if (!cameIn) {
      return campaign.launchedAt == null ? "NOT_LAUNCHED" : "NOT_IN_AUDIENCE";
    }
    return reasons.of(campaign.number()).entrySet().stream()
        .filter(each -> each.getValue().contains(customer))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private @Nullable Audience audience(Campaign campaign, int customer) {
    if (campaign.segment == null) {
      return null;
    }
    Snapshot snapshot =
        campaign.snapshotId == null
            ? null
            : segments.snapshotById(campaign.snapshotId).orElse(null);
    return new Audience(
        snapshot == null ? null : cohorts.members(snapshot.cohortId()).contains(customer),
        snapshot == null ? null : snapshot.version(),
        snapshot == null ? null : snapshot.at(),
        segments
            .find(campaign.segment)
            .map(segment -> membership.explain(segment, customer))
            .orElse(null));
  }

  private @Nullable Draw draw(Campaign campaign, String key, int customer) {
    return waves
        .entryOf(campaign.number(), customer)
        .map(
            entry ->
                new Draw(
                    ControlGroup.number(campaign.seed, key),
                    Math.round(campaign.controlShare * NUMBERS),
                    entry.control(),
                    entry.at()))
        .orElse(null);
  }

  private List<Contacting> contacts(Campaign campaign, int customer, Person person) {
    String product = CampaignElements.productOf(elements.pinned(campaign));
    return touches.of(campaign.number(), customer).stream()
        .map(trace -> contacting(campaign.number(), product, customer, trace, person))
        .toList();
  }

  private Contacting contacting(
      long campaign,
      @Nullable String product,
      int customer,
      CustomerTouches.Trace trace,
      Person person) {
    return new Contacting(
        trace,
        policy.explain(
            customer,
            new Contact(campaign, trace.channel(), trace.purpose(), product),
            trace.due(),
            trace.refused()),
        texts.of(campaign, trace, customer).map(Rendered::text).orElse(null),
        rounds.of(campaign, trace, customer).map(place -> contested(place, person)).orElse(null));
  }

  private Contested contested(RoundReport.RoundPlace place, Person person) {
    return new Contested(
        place.rank(),
        place.places(),
        place.priority(),
        place.closedAt(),
        place.lostTo().stream().map(winner -> winner(winner, person)).toList());
  }

  private ContestWinner winner(RoundReport.RoundWinner winner, Person person) {
    Campaign seen =
        rows.findByCode(winner.campaignCode())
            .filter(campaign -> Campaigns.visible(campaign, person))
            .orElse(null);
    return new ContestWinner(
        seen == null ? null : seen.code,
        seen == null ? null : seen.name,
        winner.priority(),
        winner.channel(),
        winner.granted());
  }
}
