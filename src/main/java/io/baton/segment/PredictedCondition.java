package io.baton.segment;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a segment that rests on what a model predicts, where others rest on facts.
 *
 * @param segment code of the segment whose condition it is: the one asked for, or one it is made of
 * @param places where its definition compares the tag, as JSON pointers; empty where its kind does
 *     not say
 */
public record PredictedCondition(
    String segment,
    String tag,
    String nameZh,
    String nameEn,
    @Nullable String modelVersion,
    @Nullable BigDecimal probability,
    List<String> places) {
  public PredictedCondition {
    places = List.copyOf(places);
  }
}
