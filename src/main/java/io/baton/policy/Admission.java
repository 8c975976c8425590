package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.util.Map;

/**
 * The policy's answer for a set: who may be contacted, and for all others why not.
 *
 * @param granted a place under every cap is reserved for these
 * @param refused disjoint; together with {@code granted} they are exactly the candidates. Reasons
 *     without customers are absent
 */
public record Admission(CustomerSet granted, Map<RefusalReason, CustomerSet> refused) {
  public Admission {
    refused = Map.copyOf(refused);
  }
}
