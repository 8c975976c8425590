package io.baton.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event set aside. What it says is asked for one by one: see {@link LetterPage}.
 *
 * @param origin where it came from
 * @param reason one of {@link DeadLetterReason}
 * @param detail where in the payload, or which kind of failure
 * @param size of the payload as it arrived, in bytes
 * @param source who sent it, where that could be read
 * @param type what kind of event it is, where that could be read
 * @param feed the source by whose mapping it is read again; null where it is in our own words
 */
record DeadLetter(
    long id,
    Instant at,
    String origin,
    String reason,
    String detail,
    int size,
    @Nullable String source,
    @Nullable String type,
    @Nullable String feed,
    LetterState state,
    @Nullable Instant settledAt,
    @Nullable String settledBy) {
  /** What became of it. */
  enum LetterState {
    OPEN,
    REPLAYED,
    GIVEN_UP
  }
}
