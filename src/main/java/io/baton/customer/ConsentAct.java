package io.baton.customer;

import java.time.Instant;

/**
 * One act of consent or its withdrawal; it may cover many customers.
 *
 * @param at campaign time
 * @param evidence what proves it: the form's version, a file, a call's number
 * @param source how it reached the bank, for example {@code IMPORT} or {@code REPLY}
 * @param actor user name, or "system"
 * @param customers how many it covers
 */
public record ConsentAct(
    long id,
    Instant at,
    String channel,
    String purpose,
    Kind kind,
    String evidence,
    String source,
    String actor,
    long customers) {
  /** Whether the customer allowed or forbade it. */
  public enum Kind {
    GRANT,
    WITHDRAW
  }
}
