package io.baton.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scored model that somebody wants in use, or that is.
 *
 * @param tag code of the insight tag that it makes
 * @param cutOff from which score on a customer is meant
 * @param reason what a relationship manager reads, in the words of who proposed it
 * @param because tags whose values of the customer are written beneath
 * @param scoresOf of when the scores are that the insight tag was made of
 * @param decidedBy who approved or returned it, never who proposed it
 * @param note why it was returned
 */
record Deployment(
    long id,
    String tag,
    String nameZh,
    String nameEn,
    String scoreTag,
    BigDecimal cutOff,
    String modelVersion,
    BigDecimal probability,
    String reason,
    List<String> because,
    State state,
    String madeBy,
    Instant madeAt,
    Instant scoresOf,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String note,
    @Nullable Instant endedAt) {
  Deployment {
    because = List.copyOf(because);
  }

  /** Where it is on its way. */
  enum State {
    WAITING,
    LIVE,
    RETURNED,
    ENDED
  }

  boolean live() {
    return state == State.LIVE;
  }

  /** Whether the tags it names are needed. */
  boolean open() {
    return state == State.WAITING || live();
  }
}
