package io.baton.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many mistakes of each kind a certificate found. Those that change no answer are none. */
final class MutantTally {
  private final Map<String, int[]> counts = new TreeMap<>();
  private final List<String> missed = new ArrayList<>();
  private int equivalent;

  void equivalent() {
    equivalent++;
  }

  /**
   * @param where to look at one that was not caught
   */
  void count(String mistake, boolean caught, String where) {
    int[] count = counts.computeIfAbsent(mistake, each -> new int[2]);
    count[0]++;
    if (caught) {
      count[1]++;
    } else {
      missed.add(mistake + ": " + where);
    }
  }

  /** Prints, and demands that at least 99 of 100 were caught. */
  void require(String of, int least, int kinds) {
    int all = counts.values().stream().mapToInt(count -> count[0]).sum();
    int caught = counts.values().stream().mapToInt(count -> count[1]).sum();
    counts.forEach(
        (mistake, count) -> System.out.printf("%s: %d of %d%n", mistake, count[1], count[0]));
    System.out.printf(
        "%s: %d of %d mutated compilers caught (%.2f %%), %d change nothing%n",
        of, caught, all, 100.0 * caught / Math.max(1, all), equivalent);
    missed.stream().limit(20).forEach(each -> System.out.println("missed: " + each));
    assertThat(counts).hasSizeGreaterThanOrEqualTo(kinds);
    assertThat(all).isGreaterThan(least);
    assertThat(caught).isGreaterThanOrEqualTo((int) Math.ceil(all * 0.99));
  }
}
