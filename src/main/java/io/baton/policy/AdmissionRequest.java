package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * May these customers be contacted?
 *
 * @param contact its purpose is MARKETING or SERVICE; service messages need no marketing consent
 *     and are counted, but never refused, by caps
 * @param needsAddress false where the channel addresses by customer key, as simulators do
 * @param origin what the campaign calls this contact, to release it by; a customer is admitted once
 *     for each origin
 * @param at when the message is due; windows are counted around it
 * @param roomUntil who finds no room in the channel on the day it is due may wait for room on a
 *     later day, but not beyond this; null where nobody may wait
 */
public record AdmissionRequest(
    Contact contact,
    long origin,
    CustomerSet candidates,
    boolean needsAddress,
    Instant at,
    @Nullable Instant roomUntil) {
  /** On the day it is due or not at all. */
  public AdmissionRequest(
      Contact contact, long origin, CustomerSet candidates, boolean needsAddress, Instant at) {
    this(contact, origin, candidates, needsAddress, at, null);
  }

  public AdmissionRequest(
      long campaignId,
      String channel,
      String purpose,
      long origin,
      CustomerSet candidates,
      boolean needsAddress,
      Instant at) {
    this(new Contact(campaignId, channel, purpose, null), origin, candidates, needsAddress, at);
  }

  boolean marketing() {
    return purpose().equals(ContactPolicy.MARKETING);
  }

  String channel() {
    return contact.channel();
  }

  String purpose() {
    return contact.purpose();
  }
}
