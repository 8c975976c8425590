package io.baton.grouping;

import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run as the API describes it to the caller.
 *
 * @param own whether the caller may not decide on it, because it is their own
 * @param groups null in lists
 */
record GroupingRunView(
    long id,
    GroupingRun.State state,
    boolean cancelling,
    @Nullable String stage,
    long done,
    long total,
    String startedBy,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String problemCode,
    @Nullable String problem,
    List<Finding> findings,
    GroupingRun.@Nullable Standing standing,
    @Nullable Integer division,
    @Nullable Instant asOf,
    @Nullable Long baseSize,
    @Nullable String baseHash,
    @Nullable String hash,
    @Nullable JsonNode summary,
    @Nullable Moves moves,
    JsonNode settings,
    @Nullable BigDecimal approvalAbove,
    @Nullable String askedBy,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String comment,
    boolean own,
    @Nullable List<StoredGroup> groups) {}
