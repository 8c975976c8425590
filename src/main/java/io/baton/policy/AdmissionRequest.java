package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;

/**
 * May these customers be contacted?
 *
 * @param contact its purpose is MARKETING or SERVICE; service messages need no marketing consent
 *     and are counted, but never refused, by caps
 * @param needsAddress false where the channel addresses by customer key, as simulators do
 * @param origin what the campaign calls this contact, to release it by; a customer is admitted once
 *     for each origin
 * @param at when the message is due; windows are counted around it
 */
public record AdmissionRequest(
    Contact contact, long origin, CustomerSet candidates, boolean needsAddress, Instant at) {
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
