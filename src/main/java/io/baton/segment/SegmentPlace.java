package io.baton.segment;

import io.baton.shared.BatonException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a page of the list ended: pages are cut by this and not by a number of rows, so that page
 * 6,000 costs what the first one does and a segment changed meanwhile moves no other.
 */
record SegmentPlace(Instant updatedAt, long id) {
  static final SegmentPlace START = new SegmentPlace(Instant.parse("9999-01-01T00:00:00Z"), 0);

  String token() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt) + "_" + id;
  }

  /**
   * @throws BatonException SEGMENT_INVALID unless it is one of {@link #token()}
   */
  static SegmentPlace parse(String token) {
    int cut = token.indexOf('_');
    try {
      SegmentPlace place =
          new SegmentPlace(
              Instant.EPOCH.plus(Long.parseLong(token.substring(0, cut)), ChronoUnit.MICROS),
              Long.parseLong(token.substring(cut + 1)));
      if (place.updatedAt().isBefore(START.updatedAt())
          && place.updatedAt().isAfter(Instant.EPOCH)) {
        return place;
      }
    } catch (RuntimeException notOurs) {
      // Refused below, as one out of range is.
    }
    throw new BatonException(
        SegmentError.SEGMENT_INVALID, "after= is what the page before said as next");
  }
}
