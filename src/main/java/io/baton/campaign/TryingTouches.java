package io.baton.campaign;

import io.baton.campaign.Preflight.PreflightPlace;
import io.baton.cohort.CustomerSet;
import io.baton.engine.Arrival;
import io.baton.policy.Admission;
import io.baton.policy.ContactContest;
import io.baton.policy.ContactTrial;
import io.baton.policy.RefusalReason;
import io.baton.touch.TouchPlan;
import io.baton.touch.Touches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Asks the contact policy about every place of a journey, in the order of time and in one trial, so
 * that a later message meets the caps with the earlier ones counted. Campaigns that start together
 * are tried together, in the order in which a round would serve them.
 */
@Component
class TryingTouches {
  private final Processes processes;
  private final Touches touches;
  private final CampaignPriorities priorities;

  TryingTouches(Processes processes, Touches touches, CampaignPriorities priorities) {
    this.processes = processes;
    this.touches = touches;
    this.priorities = priorities;
  }

  /**
   * @param after since the campaign's start, so that those who start in one round stand beside each
   *     other
   */
  record Place(
      Contestant contestant,
      Touchpoint touchpoint,
      Arrival arrival,
      Duration after,
      ContactContest contest) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::after)
            .thenComparing(place -> place.touchpoint().purpose().equals("MARKETING"))
            .thenComparing(Place::contest);
  }

  record Answer(Place at, PreflightPlace place, Admission admission) {
    CustomerSet granted() {
      return admission.granted();
    }
  }

  /**
   * @param own of the campaign's own places among everybody's
   * @param alone what they would be without the rivals
   * @param rivals of the rivals' places, in their order
   */
  record Answers(List<Answer> own, List<Answer> alone, List<List<Answer>> rivals) {}

  Answers ask(Contestant own, List<Contestant> rivals) {
    List<Place> mine = places(own);
    List<Place> all = new ArrayList<>(mine);
    rivals.forEach(rival -> all.addAll(places(rival)));
    List<Answer> together = ask(all);
    List<Answer> answers = of(own, together);
    return new Answers(
        answers,
        rivals.isEmpty() ? answers : ask(mine),
        rivals.stream().map(rival -> of(rival, together)).toList());
  }

  private static List<Answer> of(Contestant contestant, List<Answer> answers) {
    return answers.stream()
        .filter(
            answer ->
                answer.at().contestant().campaign().number() == contestant.campaign().number())
        .toList();
  }

  private List<Place> places(Contestant of) {
    Map<String, Arrival> arrivals = processes.arrivals(of.blueprint().journey(), of.start());
    return of.blueprint().touchpoints().stream()
        .map(touchpoint -> place(of, touchpoint, arrivalAt(touchpoint, arrivals)))
        .sorted(Place.ORDER)
        .toList();
  }

  private Place place(Contestant of, Touchpoint touchpoint, Arrival arrival) {
    int decided =
        priorities
            .decide(
                CampaignPriorities.facts(of.facts(), touchpoint.channel(), touchpoint.purpose()))
            .priority();
    return new Place(
        of,
        touchpoint,
        arrival,
        Duration.between(of.start(), arrival.earliest()),
        new ContactContest(
            of.override() == null ? decided : of.override(),
            Instant.EPOCH, // whoever meets in a round is due together
            of.campaign().number(),
            0,
            0));
  }

  private List<Answer> ask(List<Place> places) {
    ContactTrial trial = touches.trial();
    return places.stream()
        .sorted(Place.ORDER)
        .map(place -> ask(trial, plan(place), place))
        .toList();
  }

  /** The gate lets no diagram pass in which nothing leads to an element. */
  private static Arrival arrivalAt(Touchpoint touchpoint, Map<String, Arrival> arrivals) {
    return Objects.requireNonNull(arrivals.get(touchpoint.element()), touchpoint::element);
  }

  private static TouchPlan plan(Place place) {
    Touchpoint touchpoint = place.touchpoint();
    Campaign campaign = place.contestant().campaign();
    Instant due = place.arrival().earliest();
    return new TouchPlan(
        campaign.number(),
        0,
        0,
        0,
        touchpoint.element(),
        campaign.code,
        touchpoint.channel(),
        touchpoint.purpose(),
        touchpoint.wording().key(),
        touchpoint.wording().version(),
        place.contestant().treated(),
        due,
        "",
        place.contestant().product(),
        place.contest().priority(),
        RoomWait.until(touchpoint.roomWait(), due, campaign.endAt),
        null);
  }

  private Answer ask(ContactTrial trial, TouchPlan plan, Place place) {
    Admission admission = touches.tryOut(trial, plan);
    Map<RefusalReason, Long> refused = new EnumMap<>(RefusalReason.class);
    admission.refused().forEach((reason, who) -> refused.put(reason, who.size()));
    return new Answer(
        place,
        new PreflightPlace(
            plan.origin(),
            place.touchpoint().name(),
            plan.channel(),
            plan.purpose(),
            plan.due(),
            place.arrival().everybody(),
            plan.candidates().size(),
            admission.granted().size(),
            admission.deferred(plan.due()).values().stream().mapToLong(CustomerSet::size).sum(),
            refused),
        admission);
  }
}
