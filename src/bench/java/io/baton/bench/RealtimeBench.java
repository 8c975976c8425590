package io.baton.bench;

import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * From Kafka to a planned touch, effectively once: events that match a campaign gather into
 * micro-cohorts, one process instance each, against one instance for each event. Then, at a steady
 * pace, the time from the event to the channel's book.
 *
 * <p>{@code -Drealtime.customers} of the burst, {@code -Drealtime.sample} of the baseline, {@code
 * -Drealtime.rate} matched events a second for {@code -Drealtime.seconds}, and {@code
 * -Drealtime.ignored} events that match nobody for each that does. In the end, the greatest rate of
 * some that was sustained. {@code -Dbench.part=} {@code burst}, {@code pace} or {@code sustained}
 * runs one of these alone.
 */
final class RealtimeBench implements Benchmark {
  private static final int CUSTOMERS = Integer.getInteger("realtime.customers", 100_000);
  private static final int SAMPLE = Integer.getInteger("realtime.sample", 3_000);
  private static final int RATE = Integer.getInteger("realtime.rate", 200);
  private static final int SECONDS = Integer.getInteger("realtime.seconds", 20);
  private static final int IGNORED = Integer.getInteger("realtime.ignored", 0);
  private static final int COMPARED = Math.min(2_000, SAMPLE);
  private static final int[] STEPS = {2_000, 4_000, 8_000, 12_000, 16_000, 20_000, 24_000, 32_000};
  private static final int STEP_SECONDS = 10;
  private static final int MOST_EVENTS = 1_000_000;
  private static final String BASELINE = "process per event";
  private static final String PART = System.getProperty("bench.part", "");

  @Override
  public String name() {
    return "realtime";
  }

  @Override
  public void run(Report report) throws Exception {
    if (wanted("burst")) {
      burst(report);
    }
    if (wanted("pace")) {
      int paced = Math.min(RATE * SECONDS, MOST_EVENTS);
      try (RealtimeRun run = new RealtimeRun(COMPARED + paced)) {
        warm(run);
        pace(run, COMPARED, COMPARED + paced, report);
      }
    }
    if (wanted("sustained")) {
      sustain(report);
    }
  }

  private static boolean wanted(String part) {
    return PART.isEmpty() || PART.equals(part);
  }

  private void burst(Report report) throws Exception {
    int burst = Math.min(CUSTOMERS, MOST_EVENTS);
    try (PeakHeap heap = PeakHeap.measure();
        RealtimeRun run = new RealtimeRun(COMPARED + burst)) {
      run.hold();
      Carried compared = run.carry(0, COMPARED);
      Carried single = baseline();
      report.compare("touches, each customer once", compared.touches(), (long) COMPARED);
      report.compare("customers touched", compared.touched(), first(single, COMPARED));
      report.note("%s: %.0f events/s".formatted(BASELINE, single.touchesPerSecond()));
      Carried carried = run.carry(COMPARED, COMPARED + burst);
      report.compare("touches of the burst", carried.touches(), (long) burst);
      report.print(
          Figure.moreIsBetter(
              name(),
              "matched events to planned touches",
              "events/s",
              carried.touchesPerSecond(),
              single.touchesPerSecond(),
              BASELINE,
              30));
      report.print(Figure.below(name(), "peak heap", "MB", heap.bytes() / 1e6, 1_500));
    }
  }

  /** Rates in steps, each for some seconds, until the channel gets its messages too late. */
  private static void sustain(Report report) throws Exception {
    int sustained = 0;
    try (RealtimeRun run = new RealtimeRun(COMPARED + IntStream.of(STEPS).sum() * STEP_SECONDS)) {
      warm(run);
      int from = COMPARED;
      for (int rate : STEPS) {
        int to = from + rate * STEP_SECONDS;
        String cost;
        try (Load load = Load.watch(run::lag)) {
          run.events().paced(from, to, rate, 0, RealtimeRun::key);
          cost = load.end();
        }
        int all = to;
        run.await(() -> run.handedOver() >= all);
        double late = Load.at(run.latencies(from, to), 0.95);
        report.note(
            "%d matched events/s for %d s: p95 %.0f ms; %s"
                .formatted(rate, STEP_SECONDS, late, cost));
        if (late > 1_000) {
          break;
        }
        sustained = rate;
        from = to;
      }
    }
    report.note("sustained with p95 below a second: %d matched events/s".formatted(sustained));
  }

  private static Carried baseline() throws Exception {
    String topic = EventStream.newTopic();
    try (EventStream stream = new EventStream(topic)) {
      stream.burst(0, SAMPLE, RealtimeRun::key);
    }
    return ProcessPerEvent.carry(topic, SAMPLE, SAMPLE / 10);
  }

  private static RoaringBitmap first(Carried carried, int customers) {
    RoaringBitmap first = carried.touched().clone();
    first.remove(customers, 1L << 32);
    return first;
  }

  private static void warm(RealtimeRun run) throws InterruptedException {
    run.events().burst(0, COMPARED, RealtimeRun::key);
    run.await(() -> run.handedOver() >= COMPARED);
  }

  private void pace(RealtimeRun run, int from, int to, Report report) throws Exception {
    try (PeakHeap heap = PeakHeap.measure();
        Load load = Load.watch(run::lag)) {
      run.events().paced(from, to, RATE, IGNORED, RealtimeRun::key);
      report.note("%d events/s: %s".formatted(RATE * (1 + IGNORED), load.end()));
      run.await(() -> run.handedOver() >= to);
      report.print(Figure.below(name(), "peak heap at that pace", "MB", heap.bytes() / 1e6, 1_500));
    }
    double[] millis = run.latencies(from, to);
    report.compare("messages, each event once", millis.length, to - from);
    report.note(
        "%d matched events/s for %d s: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms"
            .formatted(
                RATE, SECONDS, Load.at(millis, 0.5), Load.at(millis, 0.95), Load.at(millis, 0.99)));
    report.print(Figure.below(name(), "event to hand-over, p50", "ms", Load.at(millis, 0.5), 500));
    report.print(
        Figure.below(name(), "event to hand-over, p95", "ms", Load.at(millis, 0.95), 1_000));
    report.print(
        Figure.below(name(), "event to hand-over, p99", "ms", Load.at(millis, 0.99), 2_000));
  }
}
