package io.baton.touch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a touch became in one window.
 *
 * @param attempts "not now" answers so far
 * @param detail a code, never free text of a peer
 * @param unknownSince since when the peer may have it; null where what is known is certain
 */
record Outcome(
    int customer,
    TouchState state,
    int attempts,
    @Nullable Instant retryAt,
    @Nullable String detail,
    @Nullable Instant unknownSince) {

  static Outcome accepted(int customer) {
    return new Outcome(customer, TouchState.ACCEPTED, 0, null, null, null);
  }

  /**
   * A definite no before anything was handed over; a doubt, if an earlier attempt may have reached
   * the peer.
   */
  static Outcome unsent(Todo.Item item, TouchState state, @Nullable String detail) {
    Instant unknown = item.unknownSince();
    return unknown == null
        ? new Outcome(item.customer(), state, 0, null, detail, null)
        : inDoubt(item.customer(), detail == null ? state.name() : detail, unknown);
  }

  static Outcome refused(int customer, String detail) {
    return new Outcome(customer, TouchState.REFUSED_BY_CHANNEL, 0, null, detail, null);
  }

  static Outcome inDoubt(int customer, String detail, Instant since) {
    return new Outcome(customer, TouchState.IN_DOUBT, 0, null, detail, since);
  }

  boolean definiteRefusal() {
    return state.reason().isPresent();
  }
}
