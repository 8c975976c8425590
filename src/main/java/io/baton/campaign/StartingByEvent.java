package io.baton.campaign;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.engine.Journeys;
import io.baton.event.CustomerEvent;
import io.baton.event.EventConsumer;
import io.baton.shared.BatonClock;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/**
 * Starts event-triggered journeys. All events of one batch that match one campaign start one
 * instance, which carries their customers as a micro-cohort; a customer comes into a campaign once.
 * Runs in the transaction of inbox and offsets, so an event starts a journey exactly once.
 */
@Component
class StartingByEvent implements EventConsumer {
  private final Triggers triggers;
  private final CampaignRows rows;
  private final Waves waves;
  private final Cohorts cohorts;
  private final Journeys journeys;
  private final EventConditions conditions;
  private final BatonClock clock;

  StartingByEvent(
      Triggers triggers,
      CampaignRows rows,
      Waves waves,
      Cohorts cohorts,
      Journeys journeys,
      EventConditions conditions,
      BatonClock clock) {
    this.triggers = triggers;
    this.rows = rows;
    this.waves = waves;
    this.cohorts = cohorts;
    this.journeys = journeys;
    this.conditions = conditions;
    this.clock = clock;
  }

  @Override
  public void accept(List<CustomerEvent> batch) {
    for (Triggers.OpenTrigger trigger : triggers.open()) {
      List<CustomerEvent> ofType =
          batch.stream().filter(event -> event.type().equals(trigger.eventType())).toList();
      if (!ofType.isEmpty()) {
        start(trigger, ofType);
      }
    }
  }

  private void start(Triggers.OpenTrigger trigger, List<CustomerEvent> events) {
    // Locked, so that two batches can't bring one customer into the campaign twice.
    Campaign campaign = rows.findOneById(trigger.campaignId()).orElseThrow();
    CustomerSet matching = matching(trigger, events);
    CustomerSet newcomers = matching.minus(waves.groups(campaign.number()).audience());
    if (campaign.state != CampaignState.LIVE || newcomers.isEmpty()) {
      return;
    }
    Waves.Wave wave = waves.begin(campaign, newcomers, clock.now());
    if (cohorts.describe(wave.treatedCohort()).size() > 0) {
      journeys.startByMessage(
          trigger.definitionId(),
          trigger.message(),
          campaign.number(),
          wave.treatedCohort(),
          Map.of());
    }
  }

  private CustomerSet matching(Triggers.OpenTrigger trigger, List<CustomerEvent> events) {
    RoaringBitmap who = new RoaringBitmap();
    events.forEach(event -> who.add(event.customer()));
    CustomerSet customers = CustomerSet.ofBitmap(who);
    if (trigger.membersCohort() != null) {
      customers = customers.and(cohorts.members(trigger.membersCohort()));
    }
    return trigger.condition() == null
        ? customers
        : conditions.whereTrue(trigger.condition(), events, customers);
  }
}
