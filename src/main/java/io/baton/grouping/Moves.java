package io.baton.grouping;

import io.baton.cohort.CustomerSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is in another group than before; who came into the base or left it is one of them.
 *
 * @param against the division it is compared with, by its run
 * @param moved customers who are elsewhere
 * @param among customers of either division
 * @param flows from which group to which, the largest first; null for outside the base
 */
record Moves(long against, long moved, long among, List<Flow> flows) {
  record Flow(@Nullable String from, @Nullable String to, long customers) {}

  static Moves between(
      long against, Map<String, CustomerSet> before, Map<String, CustomerSet> now) {
    CustomerSet was = union(before);
    CustomerSet is = union(now);
    List<Flow> flows = new ArrayList<>();
    before.forEach(
        (from, old) -> {
          now.forEach(
              (to, next) -> {
                if (!from.equals(to)) {
                  add(flows, from, to, old.and(next));
                }
              });
          add(flows, from, null, old.minus(is));
        });
    now.forEach((to, next) -> add(flows, null, to, next.minus(was)));
    flows.sort(Comparator.comparingLong(Flow::customers).reversed());
    return new Moves(
        against, flows.stream().mapToLong(Flow::customers).sum(), was.or(is).size(), flows);
  }

  /** Exact: no share is rounded before it is compared. */
  boolean moreThan(BigDecimal share) {
    return BigDecimal.valueOf(moved).compareTo(share.multiply(BigDecimal.valueOf(among))) > 0;
  }

  private static void add(
      List<Flow> flows, @Nullable String from, @Nullable String to, CustomerSet customers) {
    if (!customers.isEmpty()) {
      flows.add(new Flow(from, to, customers.size()));
    }
  }

  private static CustomerSet union(Map<String, CustomerSet> groups) {
    return groups.values().stream().reduce(CustomerSet.empty(), CustomerSet::or);
  }
}
