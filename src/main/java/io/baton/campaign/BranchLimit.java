package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * An event brings in customers of the branch that planned the campaign, and of those below it. As
 * of at most half a minute ago.
 */
@Component
class BranchLimit {
  private static final String WHOLE_BANK = "/";
  private static final long FRESH = Duration.ofSeconds(30).toNanos();

  private final Customers customers;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  BranchLimit(Customers customers) {
    this.customers = customers;
  }

  boolean letsIn(String branchPath, int customer) {
    return branchPath.equals(WHOLE_BANK) || of(branchPath).contains(customer);
  }

  private CustomerSet of(String branchPath) {
    return known
        .compute(
            branchPath,
            (same, before) ->
                before != null && System.nanoTime() - before.nanos() < FRESH
                    ? before
                    : new Known(customers.inBranch(branchPath), System.nanoTime()))
        .customers();
  }

  private record Known(CustomerSet customers, long nanos) {}
}
