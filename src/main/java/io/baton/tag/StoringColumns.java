package io.baton.tag;

import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.WrittenColumn;
import io.baton.tag.ColumnReading.Wanted;
import io.baton.tag.KnownTags.Computed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Stores columns as the values of their tags; they are in memory once that has committed. */
@Component
class StoringColumns {
  private final TagBook book;
  private final KnownTags known;

  StoringColumns(TagBook book, KnownTags known) {
    this.book = book;
    this.known = known;
  }

  /** Each of the wanted columns becomes the tag of its field's code. */
  void read(Map<String, Tag> tags, ColumnReading reading, List<Wanted> wanted) {
    List<Computed> computed = new ArrayList<>();
    reading.read(
        wanted,
        (Field field, Column column) ->
            computed.add(
                new Computed(column, book.store(get(tags, field), WrittenColumn.of(column)))));
    known.publishAfterCommit(computed);
  }

  void store(Map<Tag, WrittenColumn> columns) {
    Map<Long, Integer> versions = book.store(columns);
    List<Computed> computed = new ArrayList<>();
    columns.forEach(
        (tag, column) ->
            computed.add(new Computed(column.column(), versions.getOrDefault(tag.id(), 0))));
    known.publishAfterCommit(computed);
  }

  private static Tag get(Map<String, Tag> tags, Field field) {
    Tag tag = tags.get(field.code());
    if (tag == null) {
      throw new IllegalStateException("no tag of code " + field.code());
    }
    return tag;
  }
}
