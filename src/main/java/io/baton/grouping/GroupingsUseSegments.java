package io.baton.grouping;

import io.baton.segment.SegmentUse;
import io.baton.segment.SegmentUsers;
import java.util.List;
import org.springframework.stereotype.Component;

/** Groupings whose base or seed a segment is. */
@Component
class GroupingsUseSegments implements SegmentUsers {
  private final GroupingBook book;
  private final GroupingMethods methods;

  GroupingsUseSegments(GroupingBook book, GroupingMethods methods) {
    this.book = book;
    this.methods = methods;
  }

  @Override
  public List<SegmentUse> usersOf(String segment) {
    return book.mentioning(segment).stream()
        .filter(
            grouping ->
                segment.equals(grouping.base())
                    || methods
                        .get(grouping.method())
                        .segments(grouping.settings())
                        .contains(segment))
        .map(
            grouping ->
                new SegmentUse(
                    "GROUPING",
                    grouping.code(),
                    grouping.name(),
                    grouping.method(),
                    grouping.scope()))
        .toList();
  }
}
