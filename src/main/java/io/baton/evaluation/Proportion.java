package io.baton.evaluation;

/**
 * How many of a group did it.
 *
 * @param n people in the group
 * @param converted of them, at most {@code n}
 */
public record Proportion(long n, long converted) {
  public Proportion {
    if (n < 0 || converted < 0 || converted > n) {
      throw new IllegalArgumentException(converted + " of " + n);
    }
  }

  /** Between 0 and 1; 0 for an empty group. */
  public double rate() {
    return n == 0 ? 0 : (double) converted / n;
  }

  /** Wilson's score interval: stays inside 0 to 1 and works for small counts. */
  Interval wilson(double z) {
    if (n == 0) {
      return new Interval(0, 1);
    }
    double p = rate();
    double z2 = z * z;
    double centre = (2 * converted + z2) / (2 * (n + z2));
    double half = z * Math.sqrt(z2 + 4 * converted * (1 - p)) / (2 * (n + z2));
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
