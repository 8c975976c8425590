package io.baton.campaign;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The smallest effect that would show, for each control share that can be chosen: what a slider
 * shows while it moves, without asking again.
 *
 * @param audience those of the segment now; null where events bring the customers
 * @param base rate among those who are left alone
 * @param observedIn campaign in whose control group it was seen; null for an assumption
 */
record PowerCurve(
    @Nullable Long audience,
    double base,
    @Nullable String observedIn,
    List<PowerCurve.PowerPoint> points) {
  private static final int MOST_PERCENT = 50;

  /**
   * @param control expected number; the draw itself may differ by a few
   * @param smallest difference of rates; null where none would show
   */
  record PowerPoint(int percent, long control, long treated, @Nullable Double smallest) {}

  static PowerCurve of(@Nullable Long audience, double base, @Nullable String observedIn) {
    return new PowerCurve(
        audience,
        base,
        observedIn,
        audience == null
            ? List.of()
            : IntStream.rangeClosed(0, MOST_PERCENT)
                .mapToObj(percent -> point(percent, audience, base))
                .toList());
  }

  private static PowerPoint point(int percent, long audience, double base) {
    long control = Math.round(audience * percent / 100d);
    DetectableEffect effect = DetectableEffect.of(audience - control, control, base, null);
    return new PowerPoint(percent, control, audience - control, effect.smallest());
  }
}
