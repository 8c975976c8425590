package io.baton.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.testing.TestPostgres;
import io.baton.touch.PlanBench;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Touches planned and rendered, durable, against the mere writing of their rows; and the whole way
 * to the simulator's book and back against a process instance a customer, which only inserts a row.
 *
 * <p>{@code -Dbench.size} is the number of touches, 500,000 by default. Texts are rendered when a
 * touch is sent, by a thread of the dispatcher that does not wait for the end of the plan; so it is
 * measured here, from the first row planned to the last text rendered.
 */
final class TouchBench implements Benchmark {
  private static final int SIZE = Integer.getInteger("bench.size", 500_000);
  private static final int ROUNDS = 3;
  private static final int SAMPLE = 2_000;
  private static final Duration NOW = Duration.ofSeconds(-1);

  @Override
  public String name() {
    return "touch";
  }

  @Override
  public void run(Report report) throws Exception {
    try (PeakHeap heap = PeakHeap.measure();
        HikariDataSource database = TestPostgres.freshDataSource()) {
      JdbcClient jdbc = JdbcClient.create(database);
      PlanBench ours = new PlanBench(database);
      compare(report, database, jdbc, ours);

      double copy = Double.MAX_VALUE;
      double batches = Double.MAX_VALUE;
      double planned = Double.MAX_VALUE;
      double rendered = Double.MAX_VALUE;
      double both = Double.MAX_VALUE;
      for (int round = 1; round <= ROUNDS; round++) {
        int step = 2 * round;
        TouchRowsWritten.table(database, "bench_copy");
        copy =
            Math.min(
                copy, seconds(() -> TouchRowsWritten.byCopy(database, "bench_copy", step, SIZE)));
        TouchRowsWritten.table(database, "bench_batch");
        batches =
            Math.min(
                batches,
                seconds(() -> TouchRowsWritten.byBatches(database, "bench_batch", step, SIZE)));
        planned = Math.min(planned, seconds(() -> ours.plan(step, SIZE, NOW)));
        rendered = Math.min(rendered, seconds(() -> ours.render(SIZE)));
        both = Math.min(both, seconds(() -> planAndRender(ours, step + 1)));
      }
      report.note(
          "planned alone %.2f s, rendered alone %.2f s, %,d touches"
              .formatted(planned, rendered, SIZE));
      more(report, "planned, durable", planned, copy, "bare binary COPY", 0.6);
      more(report, "planned, rendered, durable", both, copy, "bare binary COPY", 0.6);
      more(report, "planned, rendered, durable", both, batches, "JDBC batches, rewritten", 1.3);
      ours.everyTextDifferent();
      // Twice: nine touches a customer is all that the caps allow.
      double different =
          Math.min(
              seconds(() -> planAndRender(ours, 100)), seconds(() -> planAndRender(ours, 101)));
      more(report, "the same, every text different", different, copy, "bare binary COPY", 0.6);

      double whole = wholeWay(report);
      Carried single = ProcessPerCustomer.carry(SAMPLE, SAMPLE / 10);
      report.print(
          Figure.moreIsBetter(
              name(),
              "planned, rendered, handed over, acknowledged and recorded",
              "touches/s",
              SIZE / whole,
              single.touchesPerSecond(),
              "process per customer, inserts a row",
              10));
      report.print(Figure.below(name(), "peak heap", "MB", heap.bytes() / 1e6, 2_000));
    }
  }

  /** As in the product: a chunk is rendered by another thread while the next is being planned. */
  private static void planAndRender(PlanBench ours, int step) throws Exception {
    AtomicReference<Throwable> broken = new AtomicReference<>();
    Thread dispatcher =
        new Thread(
            () -> {
              try {
                ours.render(SIZE);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            "render");
    dispatcher.setUncaughtExceptionHandler((thread, e) -> broken.set(e));
    dispatcher.start();
    ours.plan(step, SIZE, NOW);
    dispatcher.join();
    if (broken.get() != null) {
      throw new IllegalStateException("rendering broke", broken.get());
    }
  }

  private static double wholeWay(Report report) throws Exception {
    try (HikariDataSource database = TestPostgres.freshDataSource()) {
      PlanBench ours = new PlanBench(database);
      double whole =
          seconds(
              () -> {
                ours.plan(1, SIZE, Duration.ofSeconds(-1));
                ours.send(SIZE);
              });
      report.compare(
          "messages in the simulator's book, one copy each",
          JdbcClient.create(database)
              .sql("select count(*) from channel_simulated_message where copies = 1")
              .query(Long.class)
              .single(),
          (long) SIZE);
      return whole;
    }
  }

  /** The same rows by all three ways. */
  private static void compare(
      Report report, HikariDataSource database, JdbcClient jdbc, PlanBench ours) throws Exception {
    int few = 60_000;
    TouchRowsWritten.table(database, "bench_copy");
    TouchRowsWritten.table(database, "bench_batch");
    TouchRowsWritten.byCopy(database, "bench_copy", 1, few);
    TouchRowsWritten.byBatches(database, "bench_batch", 1, few);
    ours.plan(1, few, NOW);
    for (String other : new String[] {"bench_copy", "bench_batch"}) {
      report.compare(
          "rows different from " + other,
          jdbc.sql(
                  """
                  select (select count(*) from (
                    (select run_id, step, customer, occurrence, state from touch_touch
                     except select run_id, step, customer, occurrence, state from %1$s)
                    union all
                    (select run_id, step, customer, occurrence, state from %1$s
                     except select run_id, step, customer, occurrence, state from touch_touch)) d)
                  """
                      .formatted(other))
              .query(Long.class)
              .single(),
          0L);
    }
    report.compare(
        "texts different from rendering one by one", ours.renderedDifferently(database, few), 0L);
  }

  private void more(
      Report report, String figure, double ours, double baseline, String baselineName, double goal)
      throws Exception {
    report.print(
        Figure.moreIsBetter(
            name(), figure, "touches/s", SIZE / ours, SIZE / baseline, baselineName, goal));
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long started = System.nanoTime();
    work.run();
    return (System.nanoTime() - started) / 1e9;
  }
}
