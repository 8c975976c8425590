package io.baton.window;

import io.baton.window.WindowDefinition.What;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of a tag at a moment, as a function of the set of entries alone: neither the order in
 * which events came nor how often changes it.
 */
final class Evaluation {
  /** Role of an entry in a sequence, as its value. */
  static final long FIRST = 0;

  static final long NEXT = 1;

  /** Scaled numbers have 18 digits at most. */
  private static final long LIMIT = 1_000_000_000_000_000_000L;

  private Evaluation() {}

  /**
   * @param value scaled number, place of a word or 1 for true; null where there is none
   * @param nextChange when it may be another one though nothing happens; MAX_VALUE for never
   */
  record Answer(@Nullable Long value, long nextChange) {
    static final Answer NOTHING = new Answer(null, Long.MAX_VALUE);
  }

  static Answer at(long now, WindowPlan plan, Entries entries) {
    return plan.what().sequence() ? sequence(now, plan, entries) : window(now, plan, entries);
  }

  private static Answer window(long now, WindowPlan plan, Entries entries) {
    long end = plan.end(now);
    long next = Long.MAX_VALUE;
    long count = 0;
    long sum = 0;
    long max = Long.MIN_VALUE;
    long lastAt = Long.MIN_VALUE;
    long last = 0;
    Set<Long> different = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      long at = entries.at(i);
      long value = entries.value(i);
      if (at > now) {
        next = Math.min(next, at);
      } else if (plan.holds(at, end, now)) {
        next = Math.min(next, plan.advance() == 0 ? at + plan.size() : end);
        count++;
        sum += value;
        max = Math.max(max, value);
        if (at > lastAt || (at == lastAt && value > last)) {
          lastAt = at;
          last = value;
        }
        if (plan.what() == What.DISTINCT) {
          different.add(value);
        }
      }
    }
    if (count == 0) {
      return new Answer(null, next);
    }
    return new Answer(
        switch (plan.what()) {
          case COUNT -> (Long) count;
          case SUM -> Math.abs(sum) < LIMIT ? (Long) sum : null;
          case MAX -> (Long) max;
          case LAST -> (Long) last;
          case DISTINCT -> (Long) (long) different.size();
          case THEN, THEN_NOT -> throw new IllegalStateException();
        },
        next);
  }

  private static Answer sequence(long now, WindowPlan plan, Entries entries) {
    long[] firsts = moments(entries, FIRST);
    long[] nexts = moments(entries, NEXT);
    boolean holds = false;
    long change = Long.MAX_VALUE;
    boolean then = plan.what() == What.THEN;
    // Each of these begins a stretch of time in which the sequence has come about.
    for (long moment : then ? nexts : firsts) {
      long from;
      if (then) {
        if (moment > now) {
          change = Math.min(change, moment);
          continue;
        }
        // Some first came before, and not too long before.
        if (!anyIn(firsts, moment - plan.within(), moment - 1)) {
          continue;
        }
        from = moment;
      } else {
        if (anyIn(nexts, moment + 1, Math.min(moment + plan.within(), now))) {
          continue;
        }
        from = moment + plan.within() + plan.grace();
      }
      if (now < from) {
        change = Math.min(change, from);
      } else if (now < from + plan.keep()) {
        holds = true;
        change = Math.min(change, from + plan.keep());
      }
    }
    return new Answer(holds ? (Long) 1L : null, change);
  }

  private static long[] moments(Entries entries, long role) {
    long[] moments = new long[entries.size()];
    int found = 0;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.value(i) == role) {
        moments[found++] = entries.at(i);
      }
    }
    long[] sorted = Arrays.copyOf(moments, found);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Whether one lies in [from, to]. */
  private static boolean anyIn(long[] sorted, long from, long to) {
    int place = Arrays.binarySearch(sorted, from);
    int first = place >= 0 ? place : -place - 1;
    return first < sorted.length && sorted[first] <= to;
  }
}
