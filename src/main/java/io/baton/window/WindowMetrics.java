package io.baton.window;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What operators watch of real-time tags. */
@Component
class WindowMetrics {
  private static final int REMEMBERED = 10_000;

  private final Counter late;
  private final Counter repeated;
  private final Counter overflowed;
  private final AtomicLong running = new AtomicLong();
  private final int[] millis = new int[REMEMBERED];
  private long seen;

  WindowMetrics(MeterRegistry registry) {
    late = registry.counter("window.entries.late");
    repeated = registry.counter("window.entries.repeated");
    overflowed = registry.counter("window.entries.overflowed");
    Gauge.builder("window.running", running, AtomicLong::doubleValue)
        .description("1 while this node computes real-time tags, or has none to compute")
        .register(registry);
  }

  /** Too old for its window, or dated too far ahead. */
  void late() {
    late.increment();
  }

  void repeated() {
    repeated.increment();
  }

  void overflowed() {
    overflowed.increment();
  }

  void running(boolean is) {
    running.set(is ? 1 : 0);
  }

  synchronized void readable(long afterMillis) {
    millis[(int) (seen++ % REMEMBERED)] = (int) Math.max(0, afterMillis);
  }

  /** Of the last ten thousand, on this node. */
  synchronized Latency latency() {
    int count = (int) Math.min(seen, REMEMBERED);
    int[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    return new Latency(count, at(sorted, 50), at(sorted, 99));
  }

  private static int at(int[] sorted, int percent) {
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  /**
   * @param p50 milliseconds from the event's intake until its value is readable here
   */
  record Latency(int events, int p50, int p99) {}
}
