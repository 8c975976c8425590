package io.baton.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.core.StreamWriteFeature;

/**
 * One thing measured against one baseline.
 *
 * @param ours in {@code unit}
 * @param baseline in {@code unit}; where the goal is a limit, the limit
 * @param ratio how many times better ours is: above 1 is better, whichever way the unit runs
 * @param goal the ratio wanted
 * @param holds whether the goal is reached
 */
@JsonPropertyOrder({
  "bench",
  "figure",
  "ours",
  "baseline",
  "baseline_name",
  "unit",
  "ratio",
  "goal",
  "holds"
})
record Figure(
    String bench,
    String figure,
    BigDecimal ours,
    BigDecimal baseline,
    @JsonProperty("baseline_name") String baselineName,
    String unit,
    BigDecimal ratio,
    BigDecimal goal,
    boolean holds) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final MathContext DIGITS = new MathContext(5);

  /** Speeds: the bigger the better. */
  static Figure moreIsBetter(
      String bench,
      String figure,
      String unit,
      double ours,
      double baseline,
      String baselineName,
      double goal) {
    return figure(bench, figure, unit, ours, baseline, baselineName, ours / baseline, goal);
  }

  /** Sizes and durations: the smaller the better. */
  static Figure lessIsBetter(
      String bench,
      String figure,
      String unit,
      double ours,
      double baseline,
      String baselineName,
      double goal) {
    return figure(bench, figure, unit, ours, baseline, baselineName, baseline / ours, goal);
  }

  /** A size or duration that may not pass a limit. */
  static Figure below(String bench, String figure, String unit, double ours, double limit) {
    return lessIsBetter(bench, figure, unit, ours, limit, "limit", 1);
  }

  private static Figure figure(
      String bench,
      String figure,
      String unit,
      double ours,
      double baseline,
      String baselineName,
      double ratio,
      double goal) {
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException(
          "no ratio of " + ours + " and " + baseline + " for " + figure);
    }
    return new Figure(
        bench,
        figure,
        rounded(ours),
        rounded(baseline),
        baselineName,
        unit,
        rounded(ratio),
        rounded(goal),
        ratio >= goal);
  }

  private static BigDecimal rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  /** The line as it is printed. */
  String json() {
    return JSON.writeValueAsString(this);
  }
}
