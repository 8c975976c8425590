package io.baton.policy;

import java.time.Instant;
import java.util.Comparator;

/**
 * Which campaign is served first where several want the same customers or the same capacity: the
 * higher priority, then the one that was due earlier, then the one that was created earlier (the
 * smaller number), then its earlier part. The last never ties, so the order does not depend on
 * chance.
 *
 * <p>Serving them in this order, each as if nobody came after it, is the greedy allocation: nobody
 * loses a place to one further down.
 *
 * @param priority as it counts, an operator's word included
 * @param at when the messages are due
 * @param origin the place in the journey, as in {@link AdmissionRequest#origin}
 * @param part of a cohort that came in parts
 */
public record ContactContest(int priority, Instant at, long campaignId, long origin, int part)
    implements Comparable<ContactContest> {
  private static final Comparator<ContactContest> ORDER =
      Comparator.comparingInt(ContactContest::priority)
          .reversed()
          .thenComparing(ContactContest::at)
          .thenComparing(ContactContest::campaignId)
          .thenComparing(ContactContest::origin)
          .thenComparing(ContactContest::part);

  /** Before zero: served before the other. */
  @Override
  public int compareTo(ContactContest other) {
    return ORDER.compare(this, other);
  }
}
