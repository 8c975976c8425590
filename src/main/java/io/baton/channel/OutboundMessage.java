package io.baton.channel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message, ready to leave.
 *
 * @param touchId the same for every attempt; idempotent peers take it as the key
 * @param address where it goes; null where the channel addresses by customer key
 * @param subject null where the channel has none
 * @param campaignCode names the campaign in what the receiver answers
 */
public record OutboundMessage(
    UUID touchId,
    String customerKey,
    @Nullable String address,
    @Nullable String subject,
    String text,
    String campaignCode) {

  /** Texts and addresses are personal data and do not belong in logs. */
  @Override
  public String toString() {
    return "OutboundMessage[" + touchId + "]";
  }
}
