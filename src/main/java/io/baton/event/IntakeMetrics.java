package io.baton.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What operators watch. No ids in labels: the only label is the reason, nine values. */
@Component
class IntakeMetrics implements TopicListener.Watch {
  private final MeterRegistry registry;
  private final Counter accepted;
  private final Counter duplicates;
  private final Counter fenced;
  private final AtomicLong lag = new AtomicLong();
  private final AtomicLong stopped = new AtomicLong();

  IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.accepted = registry.counter("inbox.accepted");
    this.duplicates = registry.counter("inbox.duplicates");
    this.fenced = registry.counter("event.zombie.write.refused");
    Gauge.builder("consumer.lag", lag, AtomicLong::doubleValue)
        .description("Events on the topic not taken in yet")
        .register(registry);
    Gauge.builder("event.intake.stopped", stopped, AtomicLong::doubleValue)
        .description("1 when the intake stands still until an operator decides")
        .register(registry);
  }

  void count(Tally tally) {
    IntakeReport report = tally.report();
    accepted.increment(report.accepted());
    duplicates.increment(report.duplicates());
    tally
        .deadLetters()
        .forEach(
            (reason, count) ->
                registry.counter("inbox.dead.letters", "reason", reason.name()).increment(count));
  }

  @Override
  public void lag(long events) {
    lag.set(events);
  }

  @Override
  public void stopped(boolean still) {
    stopped.set(still ? 1 : 0);
  }

  @Override
  public void fenced() {
    fenced.increment();
  }

  /** The same for the topic of a source, which has a label: there are hundreds at most. */
  TopicListener.Watch of(String source) {
    AtomicLong waiting = new AtomicLong();
    AtomicLong still = new AtomicLong();
    Gauge.builder("event.source.lag", waiting, AtomicLong::doubleValue)
        .tag("source", source)
        .strongReference(true)
        .register(registry);
    Gauge.builder("event.source.stopped", still, AtomicLong::doubleValue)
        .tag("source", source)
        .strongReference(true)
        .register(registry);
    return new TopicListener.Watch() {
      @Override
      public void lag(long events) {
        waiting.set(events);
      }

      @Override
      public void stopped(boolean stands) {
        still.set(stands ? 1 : 0);
      }

      @Override
      public void fenced() {
        fenced.increment();
      }
    };
  }

  /** No longer followed here. */
  void forget(String source) {
    for (String name : java.util.List.of("event.source.lag", "event.source.stopped")) {
      registry.find(name).tag("source", source).meters().forEach(registry::remove);
    }
  }
}
