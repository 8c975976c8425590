package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whose day begins when: every customer is at home in exactly one zone, those of whom none is known
 * in the bank's.
 *
 * @param elsewhere disjoint; those whose zone is known
 */
record HomeZones(ZoneId bank, Map<ZoneId, CustomerSet> elsewhere) {
  /** Customers of one chunk at home in that zone. */
  record Home(ZoneId zone, long[] words) {}

  /** Together all customers of the chunk; a zone without any of them may be missing. */
  List<Home> of(int chunk) {
    long[] unknown = new long[Counts.WORDS];
    Arrays.fill(unknown, -1);
    List<Home> homes = new ArrayList<>();
    elsewhere.forEach(
        (zone, members) -> {
          long[] here = ChunkedSet.words(chunk, members);
          if (!Counts.none(here)) {
            homes.add(new Home(zone, here));
            for (int w = 0; w < unknown.length; w++) {
              unknown[w] &= ~here[w];
            }
          }
        });
    homes.add(new Home(bank, unknown));
    return homes;
  }

  /** The same window for everybody where it is no calendar's. */
  List<Home> of(int chunk, Cap cap) {
    return cap.calendar() ? of(chunk) : new HomeZones(bank, Map.of()).of(chunk);
  }

  /** The latest moment that is outside the window of everybody. */
  Instant opens(Cap cap, Instant at) {
    return Stream.concat(Stream.of(bank), elsewhere.keySet().stream())
        .map(zone -> cap.opens(at, zone))
        .min(Instant::compareTo)
        .orElseThrow();
  }
}
