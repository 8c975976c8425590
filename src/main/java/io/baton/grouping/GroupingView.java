package io.baton.grouping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A grouping as the API describes it.
 *
 * @param baseName null for all customers of the branch
 * @param inEffect the run whose division is in effect
 * @param newest the newest run
 */
record GroupingView(
    String code,
    String name,
    String method,
    @Nullable String base,
    @Nullable String baseName,
    JsonNode settings,
    @Nullable BigDecimal approvalAbove,
    @Nullable Integer repeatDays,
    @Nullable LocalTime repeatAt,
    int version,
    String owner,
    String author,
    Instant updatedAt,
    @Nullable GroupingRunView inEffect,
    @Nullable GroupingRunView newest) {}
