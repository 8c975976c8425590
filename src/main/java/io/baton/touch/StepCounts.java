package io.baton.touch;

import io.baton.policy.RefusalReason;
import java.util.Map;

/**
 * One place of a journey in numbers.
 *
 * @param candidates all who arrived; planned and those refused by policy
 * @param refused by policy and by the channel; touches still open or in doubt are in neither number
 */
public record StepCounts(
    String origin,
    String channel,
    long candidates,
    TouchCounts touches,
    Map<RefusalReason, Long> refused) {
  public StepCounts {
    refused = Map.copyOf(refused);
  }
}
