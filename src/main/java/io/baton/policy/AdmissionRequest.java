package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;

/**
 * May these customers be contacted?
 *
 * @param contact its purpose is MARKETING or SERVICE; service messages need no marketing consent
 *     and are counted, but never refused, by caps
 * @param needsAddress false where the channel addresses by customer key, as simulators do
 * @param at when the message is due; windows are counted around it
 */
public record AdmissionRequest(
    Contact contact, CustomerSet candidates, boolean needsAddress, Instant at) {
  public AdmissionRequest(
      long campaignId,
      String channel,
      String purpose,
      CustomerSet candidates,
      boolean needsAddress,
      Instant at) {
    this(new Contact(campaignId, channel, purpose, null), candidates, needsAddress, at);
  }

  String channel() {
    return contact.channel();
  }

  String purpose() {
    return contact.purpose();
  }
}
