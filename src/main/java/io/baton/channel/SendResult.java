package io.baton.channel;

import java.time.Instant;

/** What is known about a message after it was handed over. */
public sealed interface SendResult {
  /**
   * The peer has it.
   *
   * @param reference the peer's own name for it, or the touch id
   */
  record Accepted(String reference) implements SendResult {}

  /** A definite no: the peer does not have it and never will. */
  record Refused(String reason) implements SendResult {}

  /**
   * A definite no that is nobody's fault: the customer has answered since the contact was planned,
   * so that people need not make it. The peer does not have it and never will.
   */
  record Answered() implements SendResult {}

  /** A definite "not now": the peer does not have it; try again at the given time or later. */
  record RetryAt(Instant at, String reason) implements SendResult {}

  /** The peer may or may not have it. Never sent again by itself unless the peer is idempotent. */
  record InDoubt(String reason) implements SendResult {}
}
