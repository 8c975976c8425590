package io.baton.bench;

import io.baton.tag.compute.NightlyRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The second night of a family of tags over a year of payments, reusing the days of the first,
 * against all of it from the rows. {@code -Dbench.size} customers, 100,000 by default.
 */
final class NightlyBench implements Benchmark {
  private static final int CUSTOMERS = Integer.getInteger("bench.size", 100_000);
  private static final int TIMES = 3;

  @Override
  public String name() {
    return "nightly";
  }

  @Override
  public void run(Report report) throws Exception {
    Path directory = Files.createTempDirectory(Path.of("target"), "nightly");
    try (NightlyRuns runs = new NightlyRuns(directory.toAbsolutePath(), CUSTOMERS)) {
      report.note("%d customers, %,d rows, %d tags".formatted(CUSTOMERS, runs.rows(), runs.tags()));
      double full = Double.MAX_VALUE;
      double first = Double.MAX_VALUE;
      double reused = Double.MAX_VALUE;
      for (int i = 0; i < TIMES; i++) {
        String days = "days" + i;
        runs.night(1);
        long began = System.nanoTime();
        runs.reusing(days);
        first = Math.min(first, seconds(began));
        runs.night(2);
        began = System.nanoTime();
        List<byte[]> anew = runs.full();
        full = Math.min(full, seconds(began));
        began = System.nanoTime();
        List<byte[]> again = runs.reusing(days);
        reused = Math.min(reused, seconds(began));
        report.compare("columns of the second night", NightlyRuns.same(anew, again), true);
      }
      report.note("the first night, which has no days to reuse: %.2f s".formatted(first));
      report.print(
          Figure.lessIsBetter(
              name(), "second night, days reused", "s", reused, full, "all from the rows", 3));
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
