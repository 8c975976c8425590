package io.baton.insight;

import java.time.Instant;
import java.util.Map;

/**
 * Leads that were made together.
 *
 * @param above customers above the cut-off who had no lead yet
 * @param refused those of them who got none, by the policy's reason; with {@code leads} they are
 *     all of {@code above}
 */
record LeadRound(
    long id, long above, long leads, Map<String, Long> refused, String madeBy, Instant madeAt) {
  LeadRound {
    refused = Map.copyOf(refused);
  }
}
