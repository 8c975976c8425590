package io.baton.segment;

import java.util.List;
import org.springframework.stereotype.Component;

/** Segments that are made of a segment. */
@Component
class SegmentsUseSegments implements SegmentUsers {
  private final SegmentBook book;

  SegmentsUseSegments(SegmentBook book) {
    this.book = book;
  }

  @Override
  public List<SegmentUse> usersOf(String segment) {
    return book.madeOf(segment).stream()
        .map(user -> new SegmentUse("SEGMENT", user.code(), user.name(), user.kind()))
        .toList();
  }
}
