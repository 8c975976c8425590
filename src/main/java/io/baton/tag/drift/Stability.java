package io.baton.tag.drift;

import java.util.List;

/** The population stability index between two spreads over the same bins. */
final class Stability {
  /** Keeps an empty bin from making the index infinite; half a customer is no drift. */
  private static final double LEAST = 0.5;

  /** Of fewer values, how they are spread says nothing. */
  private static final int FEW = 100;

  private Stability() {}

  /**
   * How far a tag moved: among those who have a value, or in how many have one, whichever is more.
   * Counted together, a tag that few customers have would never move.
   *
   * @param before customers in each bin, those without a value last
   */
  static double shift(List<Long> before, List<Long> now) {
    int values = before.size() - 1;
    double known = total(before.subList(0, values));
    double knownNow = total(now.subList(0, values));
    double coverage =
        index(List.of((long) known, before.get(values)), List.of((long) knownNow, now.get(values)));
    return known < FEW || knownNow < FEW
        ? coverage
        : Math.max(coverage, index(before.subList(0, values), now.subList(0, values)));
  }

  /** 0 where both are the same; by custom, above 0.25 is a shift that somebody has to explain. */
  static double index(List<Long> before, List<Long> now) {
    if (before.size() != now.size() || before.isEmpty()) {
      throw new IllegalArgumentException("both have the same bins");
    }
    double total = total(before) + LEAST * before.size();
    double totalNow = total(now) + LEAST * now.size();
    double index = 0;
    for (int i = 0; i < before.size(); i++) {
      double share = (before.get(i) + LEAST) / total;
      double shareNow = (now.get(i) + LEAST) / totalNow;
      index += (shareNow - share) * Math.log(shareNow / share);
    }
    return index;
  }

  private static double total(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
