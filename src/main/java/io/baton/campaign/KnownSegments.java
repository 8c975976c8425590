package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import io.baton.segment.Segments;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Members of segments, as of at most half a minute ago: a trigger asks ten times a second, and a
 * segment may take a while to evaluate.
 */
final class KnownSegments {
  private static final long FRESH = Duration.ofSeconds(30).toNanos();

  private final Segments segments;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  KnownSegments(Segments segments) {
    this.segments = segments;
  }

  /** Whether the caller may see such a segment. */
  boolean seen(String code) {
    return segments.knows(code);
  }

  /** Nobody where the segment is gone. */
  CustomerSet members(String code) {
    Known now =
        known.compute(
            code,
            (same, before) ->
                before != null && System.nanoTime() - before.nanos() < FRESH
                    ? before
                    : new Known(ask(code), System.nanoTime()));
    return now.members();
  }

  private CustomerSet ask(String code) {
    return segments.find(code).map(segments::evaluate).orElseGet(CustomerSet::empty);
  }

  private record Known(CustomerSet members, long nanos) {}
}
