package io.baton.evaluation;

/**
 * The difference a campaign made: rate of the treated minus rate of the control group, by intention
 * to treat, with a 95 % interval by Newcombe's hybrid score method (method 10 of R. G. Newcombe,
 * Statistics in Medicine 17, 1998). The interval keeps its coverage where rates are near 0, where
 * the usual one does not.
 *
 * @param difference treated minus control, as a fraction
 * @param low lower end
 * @param high upper end
 * @param level confidence, 0.95
 * @param method always {@code newcombe-hybrid-score}
 */
public record Effect(double difference, double low, double high, double level, String method) {
  private static final double Z = 1.959963984540054;

  /** Two groups; an empty one makes the interval as wide as can be. */
  public static Effect between(Proportion treated, Proportion control) {
    double difference = treated.rate() - control.rate();
    Interval t = treated.wilson(Z);
    Interval c = control.wilson(Z);
    double below = Math.hypot(treated.rate() - t.low(), c.high() - control.rate());
    double above = Math.hypot(t.high() - treated.rate(), control.rate() - c.low());
    return new Effect(
        difference,
        Math.max(-1, difference - below),
        Math.min(1, difference + above),
        0.95,
        "newcombe-hybrid-score");
  }

  /** Whether the data show a difference at all: the interval leaves out zero. */
  public boolean shown() {
    return low > 0 || high < 0;
  }
}
