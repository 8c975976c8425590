package io.baton.demo;

import io.baton.cohort.CustomerSet;
import io.baton.event.EventPublisher;
import io.baton.event.OutgoingEvent;
import io.baton.response.AttributionWindows;
import io.baton.response.AttributionWindows.Assigned;
import io.baton.shared.BatonClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Some customers would have bought anyway. For every campaign they are assigned to, treated or held
 * back, they do so at a moment of its window that is drawn for them, so that the control group
 * converts at the base rate and an evaluation has to tell the two apart.
 */
@Component
@EnableScheduling
@WithDemoBank
class OrganicResponses {
  private static final Logger log = LoggerFactory.getLogger(OrganicResponses.class);
  private static final int BATCH = 5_000;

  private final ObjectProvider<AttributionWindows> windows;
  private final DemoRuns runs;
  private final OrganicCursor cursor;
  private final EventPublisher events;
  private final BatonClock clock;

  OrganicResponses(
      ObjectProvider<AttributionWindows> windows,
      DemoRuns runs,
      OrganicCursor cursor,
      EventPublisher events,
      BatonClock clock) {
    this.windows = windows;
    this.runs = runs;
    this.cursor = cursor;
    this.events = events;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 5_000, fixedDelay = 3_000)
  void run() {
    try {
      report();
    } catch (RuntimeException e) {
      log.warn("organic responses are late, trying again: {}", e.toString());
    }
  }

  /** Publishes who converted since the last call; a repetition publishes the same ids again. */
  void report() {
    Instant now = clock.now();
    for (DemoRuns.Run run : runs.all()) {
      windows.stream()
          .flatMap(source -> source.assignedTo(run.ids()).stream())
          .forEach(assigned -> report(assigned, run, now));
    }
  }

  private void report(Assigned assigned, DemoRuns.Run run, Instant now) {
    Instant since = cursor.of(assigned, run);
    List<OutgoingEvent> due = new ArrayList<>();
    Duration window = Duration.between(assigned.from(), assigned.until());
    CustomerSet audience = assigned.treated().or(assigned.control()).and(run.ids());
    audience.forEach(
        id -> {
          DemoCustomer customer = new DemoCustomer(run.numberOf(id));
          Inclination inclination = Inclination.of(customer, assigned.campaignCode());
          if (inclination.convertsAnyway()) {
            Instant at = assigned.from().plus(inclination.delayWithin(window));
            if (at.isAfter(since) && !at.isAfter(now)) {
              due.add(event(customer, assigned, at));
            }
          }
        });
    for (int from = 0; from < due.size(); from += BATCH) {
      events.publish(due.subList(from, Math.min(from + BATCH, due.size())));
    }
    cursor.advance(assigned, run, now);
  }

  private static OutgoingEvent event(DemoCustomer customer, Assigned assigned, Instant at) {
    return new OutgoingEvent(
        assigned.campaignCode() + "/" + customer.key(),
        DemoResponses.SOURCE,
        "conversion",
        customer.key(),
        at,
        Map.of("campaign", assigned.campaignCode()));
  }
}
