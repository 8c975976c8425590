package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import java.util.Map;

/**
 * What became of a plan.
 *
 * @param planned these will be contacted
 * @param refused disjoint; together with {@code planned} exactly the candidates
 * @param repeated the same plan was made before, and this is what it said then
 */
public record PlannedStep(
    CustomerSet planned, Map<RefusalReason, CustomerSet> refused, boolean repeated) {
  public PlannedStep {
    refused = Map.copyOf(refused);
  }
}
