package io.baton.segment;

import java.util.List;
import org.springframework.stereotype.Component;

/** Segments that are made of a segment. */
@Component
class SegmentsUseSegments implements SegmentUsers {
  private final SegmentBook book;
  private final SegmentKinds kinds;

  SegmentsUseSegments(SegmentBook book, SegmentKinds kinds) {
    this.book = book;
    this.kinds = kinds;
  }

  @Override
  public List<SegmentUse> usersOf(String segment) {
    return book.mentioning(segment).stream()
        .filter(user -> kinds.get(user.kind()).segments(user.definition()).contains(segment))
        .map(user -> new SegmentUse("SEGMENT", user.code(), user.name(), user.kind(), user.scope()))
        .toList();
  }
}
