package io.baton.grouping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A grouping as somebody writes it.
 *
 * @param base code of a segment; null for all customers of the branch
 * @param approvalAbove a share, 0 to 1; null for the method's usual
 */
record GroupingDraft(
    String name,
    String method,
    @Nullable String base,
    JsonNode settings,
    @Nullable BigDecimal approvalAbove) {}
