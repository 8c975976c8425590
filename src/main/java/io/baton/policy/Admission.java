package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The policy's answer for a set: who may be contacted and when, and for all others why not.
 *
 * @param times a place is reserved for these at that time: the one asked for, or later where that
 *     was quiet or the minute full; disjoint
 * @param refused disjoint; together with {@code times} they are exactly the candidates. Reasons
 *     without customers are absent
 * @param waiting of those in {@code times}, who wait for a later day because the channel had no
 *     room for them
 */
public record Admission(
    SortedMap<Instant, CustomerSet> times,
    Map<RefusalReason, CustomerSet> refused,
    CustomerSet waiting) {
  public Admission {
    times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
    refused = Map.copyOf(refused);
  }

  public CustomerSet granted() {
    return times.values().stream().reduce(CustomerSet.empty(), CustomerSet::or);
  }

  /** Those who have to wait longer than until {@code asked}. */
  public SortedMap<Instant, CustomerSet> deferred(Instant asked) {
    return new TreeMap<>(times.tailMap(asked.plusNanos(1)));
  }
}
