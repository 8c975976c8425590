package io.baton.touch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a touch became in one window.
 *
 * @param attempts "not now" answers so far
 */
record Outcome(
    int customer,
    TouchState state,
    int attempts,
    @Nullable Instant retryAt,
    @Nullable String detail) {

  static Outcome accepted(int customer) {
    return new Outcome(customer, TouchState.ACCEPTED, 0, null, null);
  }

  static Outcome of(int customer, TouchState state, @Nullable String detail) {
    return new Outcome(customer, state, 0, null, detail);
  }

  boolean definiteRefusal() {
    return state.reason().isPresent();
  }
}
