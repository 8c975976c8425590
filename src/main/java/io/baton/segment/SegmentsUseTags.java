package io.baton.segment;

import io.baton.tag.TagUse;
import io.baton.tag.TagUsers;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Segments whose definition compares a tag, by its code or by its column's name among a source. */
@Component
class SegmentsUseTags implements TagUsers {
  private final SegmentBook book;
  private final SegmentKinds kinds;

  SegmentsUseTags(SegmentBook book, SegmentKinds kinds) {
    this.book = book;
    this.kinds = kinds;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    String column = tag.substring(tag.indexOf('.') + 1);
    Stream<Segment> byColumn =
        column.equals(tag)
            ? Stream.empty()
            : book.mentioning(column).stream()
                .filter(segment -> tag.equals(segment.among() + "." + column))
                .filter(segment -> compares(segment, column));
    return Stream.concat(
            book.mentioning(tag).stream().filter(segment -> compares(segment, tag)), byColumn)
        .map(
            segment -> new TagUse("SEGMENT", segment.code(), segment.name(), null, segment.scope()))
        .distinct()
        .sorted(Comparator.comparing(TagUse::code))
        .toList();
  }

  @Override
  public Set<String> used() {
    Set<String> used = new HashSet<>();
    book.each(
        segment -> {
          for (String field : kinds.get(segment.kind()).tags(segment.definition())) {
            used.add(field);
            used.add(segment.among() + "." + field);
          }
        });
    return used;
  }

  private boolean compares(Segment segment, String tag) {
    return kinds.get(segment.kind()).tags(segment.definition()).contains(tag);
  }
}
