package io.baton.grouping;

import io.baton.segment.SegmentUse;
import io.baton.segment.SegmentUsers;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Groupings whose base or seed a segment is. */
@Component
class GroupingsUseSegments implements SegmentUsers {
  private final GroupingBook book;

  /** Methods ask for segments themselves. */
  private final ObjectProvider<GroupingMethods> methods;

  GroupingsUseSegments(GroupingBook book, ObjectProvider<GroupingMethods> methods) {
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
                        .getObject()
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
