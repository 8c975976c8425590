package io.baton.segment;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which segments are wanted.
 *
 * @param search part of the name or code, whatever the case; null for all
 * @param segmentClass code of a scenario class, or {@link #NO_CLASS}
 */
record SegmentFilter(
    @Nullable String search,
    @Nullable String kind,
    @Nullable String owner,
    @Nullable String segmentClass) {
  /** Stands for the segments that are in no class. */
  static final String NO_CLASS = "-";

  private static final int LONGEST = 100;

  static SegmentFilter of(
      @Nullable String search,
      @Nullable String kind,
      @Nullable String owner,
      @Nullable String segmentClass) {
    return new SegmentFilter(
        text("search", search),
        text("kind", kind),
        text("owner", owner),
        text("class", segmentClass));
  }

  private static @Nullable String text(String place, @Nullable String value) {
    String text = value == null ? "" : value.strip();
    if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
      String fault = "at most " + LONGEST + " characters, none of them NUL";
      throw new BatonException(
          SegmentError.SEGMENT_INVALID,
          fault,
          List.of(new Finding(place, SegmentError.SEGMENT_INVALID.name(), fault)));
    }
    return text.isEmpty() ? null : text;
  }
}
