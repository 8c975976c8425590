package io.baton.tag.night;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One night and what became of it.
 *
 * @param missed nights before it that nobody started
 * @param leftOut tags that another run had at the time
 * @param run null where there was nothing to compute; so are the facts about it
 * @param note what was found out about a failed one
 */
record Night(
    LocalDate day,
    Instant dueAt,
    Instant startedAt,
    int missed,
    int leftOut,
    @Nullable Long run,
    @Nullable String state,
    @Nullable LocalDate asOf,
    @Nullable Integer total,
    @Nullable Integer done,
    @Nullable Integer failed,
    @Nullable Instant finishedAt,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String note) {

  /** Whether somebody has to look at it. */
  boolean alarming() {
    return "FAILED".equals(state) && closedAt == null;
  }
}
