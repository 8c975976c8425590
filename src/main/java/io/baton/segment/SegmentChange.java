package io.baton.segment;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of a segment; what is null stays.
 *
 * @param version the version that the change was made on
 */
public record SegmentChange(
    @Nullable String name,
    @Nullable String description,
    @Nullable String among,
    @Nullable JsonNode rule,
    int version) {}
