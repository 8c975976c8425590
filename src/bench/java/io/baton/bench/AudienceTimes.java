package io.baton.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** How long things take, and how that is printed. */
final class AudienceTimes {
  static final String NAME = "audience";
  private static final String DUCK = "DuckDB";

  private AudienceTimes() {}

  static void print(Report report, String figure, double goal, double ours, double baseline)
      throws IOException {
    print(report, figure, goal, ours, baseline, DUCK);
  }

  static void print(
      Report report, String figure, double goal, double ours, double baseline, String against)
      throws IOException {
    report.print(
        Figure.lessIsBetter(NAME, figure, "ms", ours * 1e3, baseline * 1e3, against, goal));
  }

  /**
   * Median of three, in seconds.
   *
   * @param many whether one run is too short for the clock, and has to be compiled by the JVM first
   */
  static double times(Callable<?> work, boolean many) throws Exception {
    work.call();
    double[] seconds = new double[3];
    if (many) {
      for (long end = System.nanoTime() + 2_000_000_000L; System.nanoTime() < end; ) {
        work.call();
      }
    }
    for (int i = 0; i < seconds.length; i++) {
      int runs = 0;
      long start = System.nanoTime();
      long least = many ? 200_000_000L : 0;
      do {
        work.call();
        runs++;
      } while (System.nanoTime() - start < least);
      seconds[i] = (System.nanoTime() - start) / 1e9 / runs;
    }
    Arrays.sort(seconds);
    return seconds[1];
  }
}
