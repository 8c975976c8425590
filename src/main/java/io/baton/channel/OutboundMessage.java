package io.baton.channel;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message, ready to leave.
 *
 * @param touchId the same for every attempt; idempotent peers take it as the key
 * @param address where it goes; null where the channel addresses by customer key
 * @param subject null where the channel has none
 * @param campaignCode names the campaign in what the receiver answers
 * @param details what only some channels need
 * @param plannedAt when the contact was decided, by the database's clock: what the customer did
 *     since may make it needless; null where nobody knows
 */
public record OutboundMessage(
    UUID touchId,
    String customerKey,
    @Nullable String address,
    @Nullable String subject,
    String text,
    String campaignCode,
    MessageDetails details,
    @Nullable Instant plannedAt) {

  public OutboundMessage(
      UUID touchId,
      String customerKey,
      @Nullable String address,
      @Nullable String subject,
      String text,
      String campaignCode) {
    this(touchId, customerKey, address, subject, text, campaignCode, MessageDetails.NONE, null);
  }

  /** Texts and addresses are personal data and do not belong in logs. */
  @Override
  public String toString() {
    return "OutboundMessage[" + touchId + "]";
  }
}
