package io.baton.tag;

import java.util.Arrays;
import java.util.Optional;

/** Where a tag stands in its life. */
public enum TagState {
  DRAFT,
  REVIEW,
  ONLINE,
  SUSPENDED,
  RETIRED;

  /** The only ways from one state to another. */
  enum Move {
    SUBMIT(DRAFT, REVIEW),
    RETURN(REVIEW, DRAFT),
    APPROVE(REVIEW, ONLINE),
    SUSPEND(ONLINE, SUSPENDED),
    RESUME(SUSPENDED, ONLINE),
    RETIRE(SUSPENDED, RETIRED),
    REOPEN(RETIRED, DRAFT);

    private final TagState from;
    private final TagState to;

    Move(TagState from, TagState to) {
      this.from = from;
      this.to = to;
    }

    /** Empty where the move does not start in that state. */
    Optional<TagState> from(TagState state) {
      return state == from ? Optional.of(to) : Optional.empty();
    }

    static java.util.List<Move> of(TagState state) {
      return Arrays.stream(values()).filter(move -> move.from == state).toList();
    }
  }
}
