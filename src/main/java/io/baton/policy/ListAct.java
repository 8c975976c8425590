package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Customers put on a list, or taken off it.
 *
 * @param from on the list from here; @param until up to here, for ever where null
 */
record ListAct(
    long id,
    Instant at,
    ListKind list,
    Kind kind,
    Instant from,
    @Nullable Instant until,
    String reason,
    String actor,
    CustomerSet members) {
  enum Kind {
    ADD,
    REMOVE
  }

  boolean validAt(Instant time) {
    return !time.isBefore(from) && (until == null || time.isBefore(until));
  }
}
