package io.baton.portrait;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tags for a goal, the most telling first.
 *
 * @param goal how many customers are in the goal
 * @param most the gain of a tag that told everything: the goal's entropy, in bits
 */
public record Recommendation(
    @Nullable Long goal,
    @Nullable Long base,
    double most,
    List<Proposal> tags,
    Instant asOf,
    double millis) {

  /**
   * @param bits information gain
   * @param step the values that are more frequent in the goal, ready to be used; null where none is
   */
  public record Proposal(
      String code, String nameZh, String nameEn, double bits, @Nullable DrillStep step) {}
}
