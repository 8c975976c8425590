package io.baton.grouping;

import io.baton.tag.TagUse;
import io.baton.tag.TagUsers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Groupings whose settings name a tag; those by table, by the inputs of the table. */
@Component
class GroupingsUseTags implements TagUsers {
  private final GroupingBook book;
  private final GroupingMethods methods;

  GroupingsUseTags(GroupingBook book, GroupingMethods methods) {
    this.book = book;
    this.methods = methods;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    return book.all().stream()
        .filter(grouping -> methods.get(grouping.method()).tags(grouping.settings()).contains(tag))
        .map(grouping -> new TagUse("GROUPING", grouping.code(), grouping.name()))
        .toList();
  }

  @Override
  public Set<String> used() {
    return book.all().stream()
        .flatMap(grouping -> methods.get(grouping.method()).tags(grouping.settings()).stream())
        .collect(Collectors.toSet());
  }
}
