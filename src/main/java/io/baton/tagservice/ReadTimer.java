package io.baton.tagservice;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How long reads take, as the metric {@code tag.service.read} with its limits. It stands in for the
 * observation that every other request gets, which costs a tenth of a read.
 */
@Component
final class ReadTimer {
  private final Timer timer;

  ReadTimer(MeterRegistry meters) {
    timer =
        Timer.builder("tag.service.read")
            .description("Requests of other systems, whatever they are answered")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofSeconds(1))
            .register(meters);
  }

  void took(long nanos) {
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }
}
