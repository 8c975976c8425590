package io.baton.segment;

import io.baton.cohort.CompiledRule.ClauseCount;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * How many customers a definition means.
 *
 * @param of how many were asked
 * @param clauses every part of it on its own, by JSON pointer
 * @param millis time it took
 */
record SegmentCount(long count, long of, List<ClauseCount> clauses, Instant asOf, double millis) {
  static SegmentCount of(Supplier<Membership.Asked> question) {
    long start = System.nanoTime();
    Membership.Asked asked = question.get();
    List<ClauseCount> clauses = asked.parts();
    long count =
        clauses.stream()
            .filter(clause -> clause.path().isEmpty())
            .mapToLong(ClauseCount::count)
            .findFirst()
            .orElseGet(asked::count);
    double millis = (System.nanoTime() - start) / 1e6;
    return new SegmentCount(
        count, asked.universe().size(), clauses, asked.asOf(), Math.round(millis * 100) / 100.0);
  }
}
