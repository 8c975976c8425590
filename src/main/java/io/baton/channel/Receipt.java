package io.baton.channel;

import java.time.Instant;
import java.util.UUID;

/**
 * What a peer learned of a message after it had taken it.
 *
 * @param outcome the end of it
 * @param reason a code; never free text, which may hold anything
 */
public record Receipt(UUID touchId, Outcome outcome, String reason, Instant at) {
  /** How it ended for the recipient. */
  public enum Outcome {
    DELIVERED,
    FAILED,
    /** Failed, and will for every later message: there is no such address. */
    NO_SUCH_ADDRESS
  }
}
