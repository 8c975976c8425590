package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Room in a channel on one day of the bank, of the whole channel and branch by branch. */
final class ChannelRoom {
  private final ContactFacts facts;
  private final Hours hours;

  ChannelRoom(ContactFacts facts, Hours hours) {
    this.facts = facts;
    this.hours = hours;
  }

  /** When each may leave that day; who is in none finds no room. Takes nothing yet. */
  TreeMap<Instant, CustomerSet> allot(
      CustomerSet customers, Instant at, List<Capacities.Limit> limits, Places places) {
    CustomerSet left = customers;
    for (Capacities.Limit limit : limits) {
      if (limit.branch().equals(Capacities.WHOLE)) {
        return allot(left, at, limit, places);
      }
      CustomerSet here = left.and(facts.inBranch(limit.branch()));
      CustomerSet fitting =
          allot(here, startOfDay(at), limit, places).values().stream()
              .reduce(CustomerSet.empty(), CustomerSet::or);
      left = left.minus(here).or(fitting);
    }
    return new TreeMap<>(Map.of(at, left));
  }

  private TreeMap<Instant, CustomerSet> allot(
      CustomerSet customers, Instant at, Capacities.Limit limit, Places places) {
    Instant end =
        at.atZone(hours.bank()).toLocalDate().plusDays(1).atStartOfDay(hours.bank()).toInstant();
    return Capacities.allot(customers, at, end, limit, places.used(limit, startOfDay(at), end));
  }

  /** These leave at that time, or do not after all where the sign is negative. */
  void count(
      List<Capacities.Limit> limits, Instant at, CustomerSet customers, int sign, Places places) {
    for (Capacities.Limit limit : limits) {
      boolean whole = limit.branch().equals(Capacities.WHOLE);
      long messages =
          whole ? customers.size() : customers.and(facts.inBranch(limit.branch())).size();
      places.count(limit, whole ? at : startOfDay(at), sign * messages);
    }
  }

  private Instant startOfDay(Instant at) {
    return at.atZone(hours.bank()).toLocalDate().atStartOfDay(hours.bank()).toInstant();
  }
}
