package io.baton.grouping;

import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One division, from the question to what became of it.
 *
 * @param author who had settled the settings that it ran with
 * @param standing what became of the division; null while there is none
 * @param division the how-manieth division in effect; null before it was
 * @param hash over the groups: approval names it
 * @param moves who is elsewhere than in the division in effect when it was made
 */
record GroupingRun(
    long id,
    long groupingId,
    @Nullable String base,
    JsonNode settings,
    @Nullable BigDecimal approvalAbove,
    String author,
    State state,
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
    @Nullable Standing standing,
    @Nullable Integer division,
    @Nullable Instant asOf,
    @Nullable Long baseSize,
    @Nullable String baseHash,
    @Nullable String hash,
    @Nullable JsonNode summary,
    @Nullable Moves moves,
    @Nullable String askedBy,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String comment) {
  enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /** AWAITING: it moves so many that a second person decides. */
  enum Standing {
    OPEN,
    AWAITING,
    IN_EFFECT,
    REPLACED,
    REFUSED,
    DISCARDED
  }

  boolean is(Standing wanted) {
    return standing == wanted;
  }
}
