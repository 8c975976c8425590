package io.baton.segment;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of a segment; what is null stays. The kind never changes.
 *
 * @param rule the definition of a RULE, as an older spelling of it
 * @param version the version that the change was made on
 */
public record SegmentChange(
    @Nullable String name,
    @Nullable String description,
    @Nullable String among,
    @Nullable JsonNode definition,
    @Nullable JsonNode rule,
    int version) {

  @Nullable JsonNode newDefinition() {
    return definition == null ? rule : definition;
  }
}
