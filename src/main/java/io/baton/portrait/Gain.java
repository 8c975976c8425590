package io.baton.portrait;

/** How much a tag tells of whether somebody is in a group, in bits (mutual information). */
final class Gain {
  private Gain() {}

  /**
   * @param group members of the group by value, those without one included
   * @param base all customers by value, the group among them
   */
  static double bits(long[] group, long[] base) {
    double all = 0;
    double inside = 0;
    for (int i = 0; i < base.length; i++) {
      all += Math.max(base[i], group[i]);
      inside += group[i];
    }
    double bits = 0;
    for (int i = 0; i < base.length; i++) {
      double here = Math.max(base[i], group[i]);
      bits += part(group[i], inside, here, all);
      bits += part(here - group[i], all - inside, here, all);
    }
    return Math.max(0, bits);
  }

  /** For values that overlap: what the most telling of them tells alone. */
  static double bestBits(long[] group, long groupSize, long[] base, long baseSize) {
    double best = 0;
    for (int i = 0; i < base.length; i++) {
      best =
          Math.max(
              best,
              bits(
                  new long[] {group[i], Math.max(0, groupSize - group[i])},
                  new long[] {base[i], Math.max(0, baseSize - base[i])}));
    }
    return best;
  }

  private static double part(double joint, double row, double column, double all) {
    return joint <= 0 ? 0 : joint / all * Math.log(joint * all / (row * column)) / Math.log(2);
  }
}
