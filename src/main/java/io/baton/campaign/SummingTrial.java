package io.baton.campaign;

import io.baton.access.Person;
import io.baton.campaign.Preflight.PreflightChannel;
import io.baton.campaign.Preflight.PreflightPlace;
import io.baton.campaign.Preflight.PreflightRival;
import io.baton.campaign.TryingTouches.Answer;
import io.baton.channel.ChannelCosts;
import io.baton.cohort.CustomerSet;
import io.baton.policy.ChannelCapacity;
import io.baton.policy.ContactPolicy;
import io.baton.policy.RefusalReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a trial of a campaign comes to: by place, channel and rival, and for whom it is in vain. */
@Component
class SummingTrial {
  private static final long MINUTES_A_DAY = 1_440;

  private final TryingTouches trying;
  private final ContactPolicy policy;
  private final ChannelCosts costs;

  SummingTrial(TryingTouches trying, ContactPolicy policy, ChannelCosts costs) {
    this.trying = trying;
    this.policy = policy;
    this.costs = costs;
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

  Tried of(Contestant own, List<Contestant> rivals, Person person) {
    TryingTouches.Answers asked = trying.ask(own, rivals);
    List<Answer> answers = asked.own();
    List<CustomerSet> lost = lost(asked);
    CustomerSet contacted =
        answers.stream().map(Answer::granted).reduce(CustomerSet.empty(), CustomerSet::or);
    return new Tried(
        contacted.size(),
        nowhere(own.treated().minus(contacted), answers),
        answers.stream().map(Answer::place).toList(),
        channels(answers),
        IntStream.range(0, rivals.size())
            .mapToObj(i -> rival(rivals.get(i), own, answers, asked.rivals().get(i), lost, person))
            .toList(),
        lost.stream().mapToLong(CustomerSet::size).sum());
  }

  /** By place: who would have been granted if nobody else had been there. */
  private static List<CustomerSet> lost(TryingTouches.Answers asked) {
    List<CustomerSet> lost = new ArrayList<>();
    for (int i = 0; i < asked.alone().size(); i++) {
      lost.add(asked.alone().get(i).granted().minus(asked.own().get(i).granted()));
    }
    return lost;
  }

  private PreflightRival rival(
      Contestant rival,
      Contestant own,
      List<Answer> answers,
      List<Answer> theirs,
      List<CustomerSet> lost,
      Person person) {
    CustomerSet granted =
        theirs.stream().map(Answer::granted).reduce(CustomerSet.empty(), CustomerSet::or);
    boolean seen = Campaigns.visible(rival.campaign(), person);
    return new PreflightRival(
        seen ? rival.campaign().code : null,
        seen ? rival.campaign().name : null,
        rival.campaign().state,
        rival.start(),
        first(theirs),
        first(answers),
        rival.treated().and(own.treated()).size(),
        lost.stream().mapToLong(who -> who.and(granted).size()).sum());
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
