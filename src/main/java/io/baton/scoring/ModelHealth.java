package io.baton.scoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How one model has behaved on this node. A model that failed several times in a row is left alone
 * for a while: otherwise each batch of events would wait for it in vain.
 */
final class ModelHealth {
  private final MeterRegistry meters;
  private final String model;
  private final ScoringSettings settings;
  private final Timer latency;
  private final Map<Outcome, Counter> counters = new ConcurrentHashMap<>();
  private int inARow;
  private long restsUntil;

  /** What became of a question. */
  enum Outcome {
    ANSWERED,
    /** Not within the limit. */
    LATE,
    FAILED,
    /** Not one number a case. */
    UNREADABLE,
    /** Too many questions were open. */
    BUSY,
    /** It was not asked. */
    RESTING
  }

  ModelHealth(MeterRegistry meters, String model, ScoringSettings settings) {
    this.meters = meters;
    this.model = model;
    this.settings = settings;
    this.latency =
        Timer.builder("scoring.latency")
            .tag("model", model)
            .publishPercentiles(0.5, 0.95, 0.99)
            .distributionStatisticExpiry(Duration.ofMinutes(10))
            .register(meters);
  }

  synchronized boolean rests(long nanos) {
    return inARow >= settings.failures() && nanos - restsUntil < 0;
  }

  synchronized void note(Outcome outcome, long nanos) {
    counters
        .computeIfAbsent(
            outcome, c -> meters.counter("scoring.questions", "model", model, "outcome", c.name()))
        .increment();
    switch (outcome) {
      case ANSWERED -> inARow = 0;
      case LATE, FAILED, UNREADABLE -> {
        inARow++;
        restsUntil = nanos + settings.rest().toNanos();
      }
      case BUSY, RESTING -> {
        // Says nothing about the model.
      }
    }
  }

  void took(long nanos) {
    latency.record(Duration.ofNanos(nanos));
  }

  long times(Outcome outcome) {
    Counter counter = counters.get(outcome);
    return counter == null ? 0 : (long) counter.count();
  }

  /** Milliseconds within which that share of the answers of the last ten minutes came. */
  double within(double share) {
    for (ValueAtPercentile each : latency.takeSnapshot().percentileValues()) {
      if (each.percentile() == share) {
        return each.value(TimeUnit.MILLISECONDS);
      }
    }
    return 0;
  }
}
