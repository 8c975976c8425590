package io.baton.segment;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A segment to be made.
 *
 * @param code null for the next of {@code SEG-000123}
 * @param among code of a source, or null
 * @param kind RULE, LIST, ALGEBRA, SCORE, …
 * @param definition in the form of the kind; null is refused: it would mean everybody
 */
public record SegmentDraft(
    String name,
    @Nullable String code,
    @Nullable String description,
    @Nullable String among,
    String kind,
    @Nullable JsonNode definition) {

  /** A segment by a rule. */
  public static SegmentDraft rule(
      String name,
      @Nullable String code,
      @Nullable String description,
      @Nullable String among,
      @Nullable JsonNode rule) {
    return new SegmentDraft(name, code, description, among, "RULE", rule);
  }
}
