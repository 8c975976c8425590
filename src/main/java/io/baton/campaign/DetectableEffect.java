package io.baton.campaign;

import org.jspecify.annotations.Nullable;

/**
 * The smallest effect that a control group of this size can show: with four chances in five the
 * difference of the two groups' rates then comes out different from zero, at a level of 5 %.
 *
 * @param base rate among those who are left alone
 * @param observedIn campaign in whose control group the rate was seen; null where it is an
 *     assumption
 * @param smallest difference of rates, in the treated's favour; null where no difference is large
 *     enough
 */
record DetectableEffect(
    long treated,
    long control,
    double base,
    @Nullable String observedIn,
    @Nullable Double smallest) {
  /** Quantiles of the normal distribution at 1 - 5 % / 2 and at 80 %. */
  private static final double Z_LEVEL = 1.959963984540054;

  private static final double Z_POWER = 0.8416212335729143;
  private static final int HALVINGS = 60;

  static DetectableEffect of(long treated, long control, double base, @Nullable String from) {
    return new DetectableEffect(treated, control, base, from, smallest(treated, control, base));
  }

  /** The needed difference shrinks against the given one as it grows, so halving finds it. */
  private static @Nullable Double smallest(long treated, long control, double base) {
    double most = 1 - base;
    if (treated == 0 || control == 0 || needed(treated, control, base, most) > most) {
      return null;
    }
    double low = 0;
    double high = most;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (needed(treated, control, base, middle) > middle) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The difference that shows where the true one is {@code difference}: pooled, then separate. */
  private static double needed(long treated, long control, double base, double difference) {
    double rate = base + difference;
    double pooled = (base * control + rate * treated) / (treated + control);
    double level = Math.sqrt(pooled * (1 - pooled) * (1.0 / treated + 1.0 / control));
    double power = Math.sqrt(rate * (1 - rate) / treated + base * (1 - base) / control);
    return Z_LEVEL * level + Z_POWER * power;
  }
}
