package io.baton.tag.compute;

import io.baton.cohort.FieldType;
import io.baton.tag.TagSheet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tags on their way to another environment, with what they rest on. No values and no customers.
 *
 * @param format {@link #FORMAT}
 * @param tables which the definitions name, with the columns they need
 * @param merged those of the tables that are rows of several sources
 * @param tags in the order in which they are computed
 */
record MovingFile(
    String format,
    List<MovingTable> tables,
    List<MergedTables.Merged> merged,
    List<MovingTag> tags) {
  static final String FORMAT = "baton-tags-1";

  MovingFile {
    Objects.requireNonNull(format, "format");
    tables = List.copyOf(tables);
    merged = List.copyOf(merged);
    tags = List.copyOf(tags);
  }

  record MovingTable(String code, List<MovingColumn> columns) {
    MovingTable {
      Objects.requireNonNull(code, "code");
      columns = List.copyOf(columns);
    }
  }

  record MovingColumn(String name, FieldType type, int scale) {
    MovingColumn {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(type, "type");
    }
  }

  /**
   * @param hash of the definition: the same in both environments, or something was changed
   */
  record MovingTag(
      String code,
      String nameZh,
      String nameEn,
      TagClass tagClass,
      JsonNode definition,
      String hash,
      @Nullable TagSheet sheet) {
    MovingTag {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(nameZh, "nameZh");
      Objects.requireNonNull(nameEn, "nameEn");
      Objects.requireNonNull(tagClass, "tagClass");
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(hash, "hash");
    }
  }
}
