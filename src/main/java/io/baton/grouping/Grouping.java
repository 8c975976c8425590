package io.baton.grouping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a base is divided into groups.
 *
 * @param method LAYERS, LOOKALIKE, …
 * @param base code of the segment that is divided; null for all customers of the branch
 * @param settings in the form of the method
 * @param approvalAbove a new division that moves a larger share than this waits for a second
 *     person; null for never
 * @param repeatDays learned anew every so many days at {@code repeatAt}; null for only on request
 * @param scope path of the branch it was made for
 * @param author who has settled base and settings last
 */
record Grouping(
    long id,
    String code,
    String name,
    String method,
    @Nullable String base,
    JsonNode settings,
    @Nullable BigDecimal approvalAbove,
    @Nullable Integer repeatDays,
    @Nullable LocalTime repeatAt,
    int version,
    String scope,
    String owner,
    String author,
    Instant createdAt,
    Instant updatedAt) {}
