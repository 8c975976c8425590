package io.baton.clock;

import io.baton.shared.BatonClock;
import io.baton.shared.ClockMoved;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the database's clock every ten seconds and counts on from there with the JVM's monotonic
 * clock, so that asking costs nothing and a step of the machine's wall clock changes nothing.
 */
@Component
class DatabaseClock implements BatonClock, TestClock {
  private static final Duration TRUST = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private volatile Reading reading;

  DatabaseClock(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
    this.reading = read();
  }

  @Override
  public Instant now() {
    Reading last = reading;
    long elapsed = System.nanoTime() - last.nanos();
    if (elapsed > TRUST.toNanos()) {
      last = read();
      reading = last;
      elapsed = System.nanoTime() - last.nanos();
    }
    return last.at().plusNanos(elapsed - elapsed % 1_000);
  }

  Duration offset() {
    return Duration.ofMillis(
        jdbc.sql("SELECT offset_millis FROM shared_clock").query(Long.class).single());
  }

  @Override
  @Transactional
  public Instant advance(Duration by) {
    long millis =
        jdbc.sql(
                "UPDATE shared_clock SET offset_millis = offset_millis + ? RETURNING offset_millis")
            .param(by.toMillis())
            .query(Long.class)
            .single();
    reading = read();
    events.publishEvent(new ClockMoved(Duration.ofMillis(millis)));
    return reading.at();
  }

  private Reading read() {
    Timestamp at = jdbc.sql("SELECT shared_now()").query(Timestamp.class).single();
    return new Reading(at.toInstant(), System.nanoTime());
  }

  private record Reading(Instant at, long nanos) {}
}
