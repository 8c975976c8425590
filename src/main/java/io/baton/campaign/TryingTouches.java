package io.baton.campaign;

import io.baton.campaign.Preflight.PreflightChannel;
import io.baton.campaign.Preflight.PreflightPlace;
import io.baton.channel.ChannelCosts;
import io.baton.cohort.CustomerSet;
import io.baton.engine.Arrival;
import io.baton.policy.Admission;
import io.baton.policy.ChannelCapacity;
import io.baton.policy.ContactPolicy;
import io.baton.policy.ContactTrial;
import io.baton.policy.RefusalReason;
import io.baton.touch.TouchPlan;
import io.baton.touch.Touches;
import java.math.BigDecimal;
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
 * that a later message meets the caps with the earlier ones counted.
 */
@Component
class TryingTouches {
  private static final long MINUTES_A_DAY = 1_440;

  private final Processes processes;
  private final Touches touches;
  private final ContactPolicy policy;
  private final ChannelCosts costs;

  TryingTouches(Processes processes, Touches touches, ContactPolicy policy, ChannelCosts costs) {
    this.processes = processes;
    this.touches = touches;
    this.policy = policy;
    this.costs = costs;
  }

  record Tried(
      long contacted,
      Map<RefusalReason, Long> nowhere,
      List<PreflightPlace> places,
      List<PreflightChannel> channels) {
    static final Tried NOTHING = new Tried(0, Map.of(), List.of(), List.of());
  }

  private record Place(Touchpoint touchpoint, Arrival arrival) {}

  private record Answer(PreflightPlace place, Admission admission) {}

  Tried of(
      Campaign campaign,
      Blueprint blueprint,
      @Nullable String product,
      CustomerSet treated,
      Instant start) {
    Map<String, Arrival> arrivals = processes.arrivals(blueprint.journey(), start);
    ContactTrial trial = touches.trial();
    List<Answer> answers =
        blueprint.touchpoints().stream()
            .map(touchpoint -> new Place(touchpoint, arrivalAt(touchpoint, arrivals)))
            .sorted(Comparator.comparing(place -> place.arrival().earliest()))
            .map(place -> ask(trial, plan(campaign, place, product, treated), place))
            .toList();
    CustomerSet contacted =
        answers.stream()
            .map(answer -> answer.admission().granted())
            .reduce(CustomerSet.empty(), CustomerSet::or);
    return new Tried(
        contacted.size(),
        nowhere(treated.minus(contacted), answers),
        answers.stream().map(Answer::place).toList(),
        channels(answers));
  }

  /** The gate lets no diagram pass in which nothing leads to an element. */
  private static Arrival arrivalAt(Touchpoint touchpoint, Map<String, Arrival> arrivals) {
    return Objects.requireNonNull(arrivals.get(touchpoint.element()), touchpoint::element);
  }

  private static TouchPlan plan(
      Campaign campaign, Place place, @Nullable String product, CustomerSet treated) {
    Touchpoint touchpoint = place.touchpoint();
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
        treated,
        place.arrival().earliest(),
        "",
        product,
        0,
        null);
  }

  private Answer ask(ContactTrial trial, TouchPlan plan, Place place) {
    Admission admission = touches.tryOut(trial, plan);
    Map<RefusalReason, Long> refused = new EnumMap<>(RefusalReason.class);
    admission.refused().forEach((reason, who) -> refused.put(reason, who.size()));
    return new Answer(
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
