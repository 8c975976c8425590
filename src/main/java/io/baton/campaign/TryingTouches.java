package io.baton.campaign;

import io.baton.access.Person;
import io.baton.campaign.Preflight.PreflightChannel;
import io.baton.campaign.Preflight.PreflightPlace;
import io.baton.campaign.Preflight.PreflightRival;
import io.baton.channel.ChannelCosts;
import io.baton.cohort.CustomerSet;
import io.baton.engine.Arrival;
import io.baton.policy.Admission;
import io.baton.policy.ChannelCapacity;
import io.baton.policy.ContactContest;
import io.baton.policy.ContactPolicy;
import io.baton.policy.ContactTrial;
import io.baton.policy.RefusalReason;
import io.baton.touch.TouchPlan;
import io.baton.touch.Touches;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the contact policy about every place of a journey, in the order of time and in one trial, so
 * that a later message meets the caps with the earlier ones counted. Campaigns that start together
 * are tried together, in the order in which a round would serve them.
 */
@Component
class TryingTouches {
  private static final long MINUTES_A_DAY = 1_440;

  private final Processes processes;
  private final Touches touches;
  private final ContactPolicy policy;
  private final ChannelCosts costs;
  private final CampaignPriorities priorities;

  TryingTouches(
      Processes processes,
      Touches touches,
      ContactPolicy policy,
      ChannelCosts costs,
      CampaignPriorities priorities) {
    this.processes = processes;
    this.touches = touches;
    this.policy = policy;
    this.costs = costs;
    this.priorities = priorities;
  }

  /**
   * @param rivals what each of them would take away
   */
  record Tried(
      long contacted,
      Map<RefusalReason, Long> nowhere,
      List<PreflightPlace> places,
      List<PreflightChannel> channels,
      List<PreflightRival> rivals,
      long lost) {
    static final Tried NOTHING = new Tried(0, Map.of(), List.of(), List.of(), List.of(), 0);
  }

  /**
   * @param after since the campaign's start, so that those who start in one round stand beside each
   *     other
   */
  private record Place(
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

  private record Answer(Place at, PreflightPlace place, Admission admission) {}

  Tried of(Contestant own, List<Contestant> rivals, Person person) {
    List<Place> mine = places(own);
    List<Place> all = new ArrayList<>(mine);
    rivals.forEach(rival -> all.addAll(places(rival)));
    List<Answer> together = ask(all);
    List<Answer> answers = of(own, together);
    List<Answer> alone = rivals.isEmpty() ? answers : ask(mine);
    CustomerSet contacted =
        answers.stream()
            .map(answer -> answer.admission().granted())
            .reduce(CustomerSet.empty(), CustomerSet::or);
    return new Tried(
        contacted.size(),
        nowhere(own.treated().minus(contacted), answers),
        answers.stream().map(Answer::place).toList(),
        channels(answers),
        rivals.stream()
            .map(rival -> rival(rival, own, alone, answers, of(rival, together), person))
            .toList(),
        lost(alone, answers).stream().mapToLong(CustomerSet::size).sum());
  }

  private static List<Answer> of(Contestant contestant, List<Answer> answers) {
    return answers.stream()
        .filter(
            answer ->
                answer.at().contestant().campaign().number() == contestant.campaign().number())
        .toList();
  }

  /** By place: who would have been granted if nobody else had been there. */
  private static List<CustomerSet> lost(List<Answer> alone, List<Answer> answers) {
    List<CustomerSet> lost = new ArrayList<>();
    for (int i = 0; i < alone.size(); i++) {
      lost.add(alone.get(i).admission().granted().minus(answers.get(i).admission().granted()));
    }
    return lost;
  }

  private PreflightRival rival(
      Contestant rival,
      Contestant own,
      List<Answer> alone,
      List<Answer> answers,
      List<Answer> theirs,
      Person person) {
    CustomerSet granted =
        theirs.stream()
            .map(answer -> answer.admission().granted())
            .reduce(CustomerSet.empty(), CustomerSet::or);
    boolean seen = Campaigns.visible(rival.campaign(), person);
    return new PreflightRival(
        seen ? rival.campaign().code : null,
        seen ? rival.campaign().name : null,
        rival.campaign().state,
        rival.start(),
        first(theirs),
        first(answers),
        rival.treated().and(own.treated()).size(),
        lost(alone, answers).stream().mapToLong(who -> who.and(granted).size()).sum());
  }

  /** Of the places that compete, the highest priority; those of service messages do not. */
  private static @Nullable Integer first(List<Answer> answers) {
    return answers.stream()
        .map(Answer::at)
        .filter(place -> place.touchpoint().purpose().equals("MARKETING"))
        .map(place -> place.contest().priority())
        .max(Comparator.naturalOrder())
        .orElse(null);
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

  /** As the ledger counts them: each by the first reason met on the way. */
  private static Map<RefusalReason, Long> nowhere(CustomerSet nobody, List<Answer> answers) {
    Map<RefusalReason, Long> reasons = new EnumMap<>(RefusalReason.class);
    CustomerSet left = nobody;
    for (Answer answer : answers) {
      for (RefusalReason reason : RefusalReason.values()) {
        CustomerSet here =
            left.and(answer.admission().refused().getOrDefault(reason, CustomerSet.empty()));
        if (!here.isEmpty()) {
          reasons.merge(reason, here.size(), Long::sum);
        }
        left = left.minus(here);
      }
    }
    return reasons;
  }

  private List<PreflightChannel> channels(List<Answer> answers) {
    Map<String, List<PreflightPlace>> byChannel = new LinkedHashMap<>();
    answers.forEach(
        answer ->
            byChannel
                .computeIfAbsent(answer.place().channel(), channel -> new ArrayList<>())
                .add(answer.place()));
    return byChannel.entrySet().stream()
        .map(entry -> channel(entry.getKey(), entry.getValue()))
        .toList();
  }

  private PreflightChannel channel(String channel, List<PreflightPlace> places) {
    long granted = places.stream().mapToLong(PreflightPlace::granted).sum();
    long noRoom =
        places.stream()
            .mapToLong(place -> place.refused().getOrDefault(RefusalReason.CAPACITY, 0L))
            .sum();
    ChannelCapacity capacity = policy.capacityOf(channel);
    BigDecimal unit = costs.of(channel).orElse(null);
    return new PreflightChannel(
        channel,
        granted + noRoom,
        granted,
        capacity.perDay(),
        capacity.perMinute(),
        days(granted + noRoom, capacity),
        unit,
        unit == null ? null : unit.multiply(BigDecimal.valueOf(granted)));
  }

  /** Days of the whole channel; of a channel that carries nothing there are never enough. */
  private static @Nullable Long days(long messages, ChannelCapacity capacity) {
    long most = Long.MAX_VALUE;
    if (capacity.perDay() != null) {
      most = capacity.perDay();
    }
    if (capacity.perMinute() != null) {
      most = Math.min(most, capacity.perMinute() * MINUTES_A_DAY);
    }
    return most == Long.MAX_VALUE || most == 0 ? null : Long.valueOf((messages + most - 1) / most);
  }
}
