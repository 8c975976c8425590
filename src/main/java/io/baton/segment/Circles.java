package io.baton.segment;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Segments may be made of segments, but never of themselves. */
@Component
class Circles {
  private final SegmentBook book;
  private final SegmentKinds kinds;

  Circles(SegmentBook book, SegmentKinds kinds) {
    this.book = book;
    this.kinds = kinds;
  }

  /**
   * @param code the segment that is about to be made of these parts
   * @throws BatonException SEGMENT_CIRCLE, naming the way round
   */
  void refuse(String code, Collection<String> parts) {
    walk(code, parts, new ArrayDeque<>(List.of(code)), new TreeSet<>());
  }

  private void walk(String start, Collection<String> parts, Deque<String> path, Set<String> seen) {
    for (String part : parts) {
      if (part.equals(start)) {
        throw refused(path, part, "");
      }
      if (seen.add(part)) {
        path.addLast(part);
        book.find(part)
            .map(segment -> kinds.get(segment.kind()).segments(segment.definition()))
            .ifPresent(inner -> walk(start, inner, path, seen));
        path.removeLast();
      }
    }
  }

  static BatonException refused(Collection<String> path, String again, String place) {
    String way = String.join(" → ", path) + " → " + again;
    return new BatonException(
        SegmentError.SEGMENT_CIRCLE,
        "the segment would be made of itself: " + way,
        List.of(new Finding(place, SegmentError.SEGMENT_CIRCLE.name(), way)));
  }
}
