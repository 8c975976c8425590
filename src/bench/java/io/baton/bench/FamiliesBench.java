package io.baton.bench;

import io.baton.tag.compute.BuiltInFamilies;
import io.baton.testing.TestPostgres;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tags of all families in one nightly run, against a query a tag over the same files.
 *
 * <p>{@code -Dbench.size} customers of the demo bank, 100,000 by default. Ours is measured whole
 * (computed, stored, published) and without the storing; so are the queries, a sample that is
 * scaled. The four take turns, so that a machine that becomes slower does so for all of them; the
 * best of some times for each.
 */
final class FamiliesBench implements Benchmark {
  private static final int CUSTOMERS = Integer.getInteger("bench.size", 100_000);
  private static final int SAMPLED = 40;
  private static final int TIMES = 7;

  @Override
  public String name() {
    return "families";
  }

  @Override
  public void run(Report report) throws Exception {
    try (ConfigurableApplicationContext application =
        RunningApplication.start(TestPostgres.freshDatabase(), Integer.toString(CUSTOMERS))) {
      RunningApplication.awaitDemo(application, CUSTOMERS);
      BuiltInFamilies families = new BuiltInFamilies(application);
      families.define();
      report.note("%d customers, %d tags".formatted(CUSTOMERS, families.tags()));
      run(families);
      report.note("%,d bytes stored".formatted(stored(application)));
      int step = families.tags() / SAMPLED;
      int sampled = (families.tags() + step - 1) / step;
      report.compare("tags by their own query", families.queryEach(step), List.of());
      double scale = (double) families.tags() / sampled;
      double whole = Double.MAX_VALUE;
      double computed = Double.MAX_VALUE;
      double queries = Double.MAX_VALUE;
      double queriesStored = Double.MAX_VALUE;
      for (int i = 0; i < TIMES; i++) {
        whole = Math.min(whole, seconds(() -> run(families)));
        queries = Math.min(queries, scale * seconds(() -> families.queryEach(step)));
        computed = Math.min(computed, seconds(() -> done(families::compute)));
        queriesStored =
            Math.min(queriesStored, scale * seconds(() -> done(() -> families.storeEach(step))));
      }
      String baseline = "DuckDB, a query a tag, %d scaled".formatted(sampled);
      report.print(
          Figure.lessIsBetter(
              name(),
              "%,d tags computed".formatted(families.tags()),
              "s",
              computed,
              queries,
              baseline,
              20));
      report.print(
          Figure.lessIsBetter(
              name(),
              "%,d tags computed, stored and published".formatted(families.tags()),
              "s",
              whole,
              queriesStored,
              baseline + ", each stored",
              20));
    }
  }

  private static @Nullable Void done(Runnable work) {
    work.run();
    return null;
  }

  private static Void run(BuiltInFamilies families) throws InterruptedException {
    families.await(families.start());
    return null;
  }

  private static long stored(ConfigurableApplicationContext application) {
    return application
        .getBean(JdbcClient.class)
        .sql("select sum(octet_length(bytes)) from tag_column")
        .query(Long.class)
        .single();
  }

  private static double seconds(Callable<?> work) throws Exception {
    long started = System.nanoTime();
    work.call();
    return (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
