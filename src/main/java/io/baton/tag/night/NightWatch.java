package io.baton.tag.night;

import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks at the clock, starts what is due, and tells the operators' metrics how it went. */
@Component
class NightWatch {
  private static final Logger log = LoggerFactory.getLogger(NightWatch.class);

  /** So long a night may be due without having begun. */
  private static final Duration LATE = Duration.ofMinutes(15);

  private final Nights nights;
  private final NightBook book;
  private final BatonClock clock;
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger overdue = new AtomicInteger();

  NightWatch(Nights nights, NightBook book, BatonClock clock, MeterRegistry registry) {
    this.nights = nights;
    this.book = book;
    this.clock = clock;
    Gauge.builder("tag.night.failed", failed, AtomicInteger::get).register(registry);
    Gauge.builder("tag.night.overdue", overdue, AtomicInteger::get).register(registry);
  }

  @Scheduled(
      initialDelayString = "${baton.tag.night-look:PT30S}",
      fixedDelayString = "${baton.tag.night-look:PT30S}")
  void look() {
    try {
      begin();
      failed.set(book.newest(1).stream().anyMatch(Night::alarming) ? 1 : 0);
      overdue.set(overdue() ? 1 : 0);
    } catch (DataAccessException | TransactionException e) {
      // The next look comes soon; a database that is gone is told of elsewhere.
      log.warn("whether a night is due is not known: {}", e.getMessage());
    }
  }

  private void begin() {
    try {
      nights.begin();
    } catch (BatonException e) {
      log.info("the night is tried again: {}", e.getMessage());
    }
  }

  private boolean overdue() {
    TagSchedule schedule = book.schedule();
    Instant now = clock.now();
    return nights
        .due(schedule, now)
        .map(day -> nights.times(schedule).due(day).plus(LATE).isBefore(now))
        .orElse(false);
  }
}
