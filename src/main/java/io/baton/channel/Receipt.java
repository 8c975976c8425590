package io.baton.channel;

import java.time.Instant;
import java.util.UUID;

/**
 * What a peer told about a message after it had taken it.
 *
 * @param touchId of the message
 * @param reason a code of the peer, upper case; empty where there is none
 * @param at when, as the peer says
 */
public record Receipt(UUID touchId, Kind kind, String reason, Instant at) {
  /** What is known now. */
  public enum Kind {
    /** The peer has it. */
    ACCEPTED,
    /** The customer has it. */
    DELIVERED,
    /** The customer does not have it and never will. */
    UNDELIVERED
  }
}
