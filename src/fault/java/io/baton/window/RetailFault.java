package io.baton.window;

import io.baton.fault.FaultRun;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays a real shop's record ({@code -Dfault.file}: Online Retail of the UCI repository, CSV, may
 * be gzipped) through the application. Without the file it says so and checks nothing. The size is
 * the most lines that are played.
 */
public final class RetailFault implements FaultRun {
  @Override
  public String name() {
    return "retail";
  }

  @Override
  public long defaultSize() {
    return 10_000_000;
  }

  @Override
  public List<String> run(long seed, long size) throws Exception {
    String file = System.getProperty("fault.file", "");
    if (file.isEmpty()) {
      System.out.println(
          "retail: no -Dfault.file=online-retail.csv.gz is given; nothing is checked");
      return List.of();
    }
    List<RetailLine> lines = RetailLine.read(Path.of(file));
    return play(
        lines.subList(0, (int) Math.min(size, lines.size())),
        seed,
        far -> System.out.println("retail: " + far));
  }

  /** What did not hold. */
  static List<String> play(List<RetailLine> lines, long seed, Consumer<String> telling)
      throws Exception {
    long begin = System.nanoTime();
    try (RetailReplay replay = new RetailReplay(lines, seed, telling)) {
      List<String> broken = replay.run();
      System.out.printf("retail: %.0f s, %s%n", (System.nanoTime() - begin) / 1e9, replay.told());
      return broken;
    }
  }
}
