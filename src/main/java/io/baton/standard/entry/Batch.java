package io.baton.standard.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody entered at once: one customer's value or a list.
 *
 * @param scope path of the branch of whoever entered it; all its customers are of that branch
 * @param reviewedBy never the person who entered it
 */
record Batch(
    long id,
    String tag,
    State state,
    int entries,
    String scope,
    String enteredBy,
    Instant enteredAt,
    @Nullable String reviewedBy,
    @Nullable Instant reviewedAt,
    @Nullable String note) {

  /** Where an entry is on its way. */
  enum State {
    /** It counts, and the tag asks for no second person. */
    TAKEN,
    WAITING,
    ACCEPTED,
    RETURNED
  }
}
