package io.baton.bench;

import io.baton.testing.HttpCaller;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;

/** How long requests take, one after the other. */
final class Times {
  private Times() {}

  /**
   * @param warmed whether a tenth as many go before those that count
   */
  static void print(
      Report report,
      String bench,
      String figure,
      double limit,
      int requests,
      boolean warmed,
      Supplier<HttpCaller.Answer> work)
      throws IOException {
    double[] millis = new double[requests];
    for (int i = warmed ? -requests / 10 : 0; i < requests; i++) {
      long started = System.nanoTime();
      HttpCaller.Answer answer = work.get();
      if (answer.status() != 200) {
        throw new IllegalStateException(figure + ": " + answer);
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - started) / 1e6;
      }
    }
    Arrays.sort(millis);
    report.note("%s: half within %.1f ms".formatted(figure, millis[requests / 2]));
    report.print(Figure.below(bench, figure + ", p99", "ms", millis[requests * 99 / 100], limit));
  }
}
