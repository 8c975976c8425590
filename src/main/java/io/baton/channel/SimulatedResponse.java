package io.baton.channel;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * What a simulated customer will do because of a message.
 *
 * @param after campaign time between acceptance and answer
 * @param type the event's type, {@code response} for the usual one
 */
public record SimulatedResponse(
    UUID touchId,
    String customerKey,
    String campaignCode,
    String channel,
    Duration after,
    String type,
    Map<String, String> fields) {

  public SimulatedResponse {
    fields = Map.copyOf(fields);
  }
}
