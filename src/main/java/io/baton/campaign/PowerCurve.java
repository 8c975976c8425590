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
  static final int MOST_PERCENT = 50;

  /**
   * @param control by the campaign's own draw, so that the pre-flight says the same
   * @param smallest difference of rates; null where none would show
   */
  record PowerPoint(int percent, long control, long treated, @Nullable Double smallest) {}

  /** Events bring the customers: nobody knows how many. */
  static PowerCurve withoutAudience(double base, @Nullable String observedIn) {
    return new PowerCurve(null, base, observedIn, List.of());
  }

  /**
   * @param drawn size of the control group by percent, from 0
   */
  static PowerCurve of(long audience, List<Long> drawn, double base, @Nullable String observedIn) {
    return new PowerCurve(
        audience,
        base,
        observedIn,
        IntStream.range(0, drawn.size())
            .mapToObj(percent -> point(percent, drawn.get(percent), audience, base))
            .toList());
  }

  private static PowerPoint point(int percent, long control, long audience, double base) {
    DetectableEffect effect = DetectableEffect.of(audience - control, control, base, null);
    return new PowerPoint(percent, control, audience - control, effect.smallest());
  }
}
