package io.baton.campaign;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.decision.JourneyFact;
import io.baton.decision.Outcomes;
import io.baton.engine.Journeys;
import io.baton.event.CustomerEvent;
import io.baton.event.EventConsumer;
import io.baton.scoring.Case;
import io.baton.scoring.OnlineScores;
import io.baton.scoring.Score;
import io.baton.shared.BatonClock;
import io.baton.touch.Touches;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Starts event-triggered journeys. All events of one batch that match one campaign start one
 * instance, which carries their customers as a micro-cohort. Runs in the transaction of inbox and
 * offsets, so an event starts a journey exactly once, and its decisions and planned touches are
 * committed with it.
 */
@Component
class StartingByEvent implements EventConsumer {
  private final Triggers triggers;
  private final CampaignRows rows;
  private final Waves waves;
  private final Cohorts cohorts;
  private final Journeys journeys;
  private final Outcomes outcomes;
  private final EventConditions conditions;
  private final Touches touches;
  private final Pulses pulses;
  private final OnlineScores online;
  private final StraightPath straightPath;
  private final BatonClock clock;
  private final ZoneId bank;

  StartingByEvent(
      Triggers triggers,
      CampaignRows rows,
      Waves waves,
      Cohorts cohorts,
      Journeys journeys,
      Outcomes outcomes,
      EventConditions conditions,
      Touches touches,
      Pulses pulses,
      OnlineScores online,
      StraightPath straightPath,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId bank) {
    this.triggers = triggers;
    this.rows = rows;
    this.waves = waves;
    this.cohorts = cohorts;
    this.journeys = journeys;
    this.outcomes = outcomes;
    this.conditions = conditions;
    this.touches = touches;
    this.pulses = pulses;
    this.online = online;
    this.straightPath = straightPath;
    this.clock = clock;
    this.bank = bank;
  }

  @Override
  public void accept(List<CustomerEvent> batch) {
    List<Triggers.OpenTrigger> open = triggers.open();
    if (open.isEmpty()) {
      return;
    }
    Map<String, List<CustomerEvent>> byType =
        batch.stream().collect(Collectors.groupingBy(CustomerEvent::type));
    pulses.began(batch.size());
    for (Triggers.OpenTrigger trigger : open) {
      TriggerPlan plan = trigger.plan();
      // Who leaves and comes in by the same batch has left first.
      if (plan.leaving() != null) {
        leave(trigger, plan.leaving(), byType.getOrDefault(plan.leaving().eventType(), List.of()));
      }
      start(trigger, byType.getOrDefault(plan.eventType(), List.of()));
    }
  }

  private void leave(
      Triggers.OpenTrigger trigger, TriggerPlan.Leaving leaving, List<CustomerEvent> events) {
    List<CustomerEvent> matching = conditions.matchingOrAll(leaving.condition(), events);
    if (!matching.isEmpty()) {
      CustomerSet who = customersOf(matching);
      journeys.leave(trigger.campaignId(), who);
      touches.withdraw(trigger.campaignId(), who);
    }
  }

  private void start(Triggers.OpenTrigger trigger, List<CustomerEvent> events) {
    List<CustomerEvent> admitted =
        events.stream()
            .filter(event -> trigger.plan().activeAt(event.at()))
            .filter(event -> triggers.letsIn(trigger, event.customer()))
            .toList();
    List<CustomerEvent> matching = conditions.matchingOrAll(trigger.plan().condition(), admitted);
    pulses.seen(trigger.campaignId(), events.size(), matching.size());
    if (matching.isEmpty()) {
      return;
    }
    // Asked before the campaign is locked: others need not wait for a model as well.
    List<Score> scores = online.of(trigger.plan().scoresOrNone(), casesOf(matching));
    // Locked, so that two batches can't bring one customer into the campaign twice.
    Campaign campaign = rows.findOneById(trigger.campaignId()).orElseThrow();
    if (campaign.state != CampaignState.LIVE) {
      return;
    }
    Instant now = clock.now();
    CustomerSet treated =
        waves.enter(
            campaign, customersOf(matching), trigger.plan().comesInOnceSince(now, bank), now);
    if (!treated.isEmpty()) {
      Collection<CustomerEvent> first = firstOf(matching, treated).values();
      List<JourneyFact> facts = new ArrayList<>(EventColumns.facts(first));
      scores.forEach(score -> facts.add(of(score, treated)));
      pulses.entered(trigger.campaignId(), first, now);
      straightPath.during(
          receiptOf(first),
          () ->
              journeys.startByMessage(
                  trigger.definitionId(),
                  trigger.message(),
                  campaign.number(),
                  cohorts.store(treated).id(),
                  Map.of(),
                  instance -> outcomes.keepFacts(instance, facts)));
    }
  }

  private static List<Case> casesOf(List<CustomerEvent> matching) {
    return firstOf(matching, customersOf(matching)).values().stream()
        .map(event -> new Case(event.customer(), event.fields()))
        .toList();
  }

  /** Of those only who come in. */
  private static JourneyFact of(Score score, CustomerSet treated) {
    return new JourneyFact(score.among(treated), score.source(), score.at());
  }

  private static CustomerSet customersOf(List<CustomerEvent> events) {
    RoaringBitmap who = new RoaringBitmap();
    events.forEach(event -> who.add(event.customer()));
    return CustomerSet.ofBitmap(who);
  }

  /** The first matching event of a customer is the one that brought them in. */
  private static Map<Integer, CustomerEvent> firstOf(
      List<CustomerEvent> matching, CustomerSet treated) {
    Map<Integer, CustomerEvent> first = new LinkedHashMap<>();
    matching.stream()
        .filter(event -> treated.contains(event.customer()))
        .forEach(event -> first.putIfAbsent(event.customer(), event));
    return first;
  }

  /** The earliest, so that nobody's wait is told shorter than it was. */
  private static Instant receiptOf(Collection<CustomerEvent> events) {
    return events.stream()
        .map(CustomerEvent::receivedAt)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
