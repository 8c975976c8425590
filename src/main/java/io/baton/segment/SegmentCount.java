package io.baton.segment;

import io.baton.cohort.CompiledRule.ClauseCount;
import java.time.Instant;
import java.util.List;

/**
 * How many customers a rule means.
 *
 * @param of how many were asked
 * @param clauses every part of the rule on its own, by JSON pointer
 * @param millis time it took
 */
record SegmentCount(long count, long of, List<ClauseCount> clauses, Instant asOf, double millis) {
  static SegmentCount of(Membership.Question question) {
    long start = System.nanoTime();
    long count = question.rule().count(question.universe());
    List<ClauseCount> clauses = question.rule().clauses(question.universe());
    double millis = (System.nanoTime() - start) / 1e6;
    return new SegmentCount(
        count,
        question.universe().size(),
        clauses,
        question.asOf(),
        Math.round(millis * 100) / 100.0);
  }
}
