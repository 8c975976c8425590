package io.baton.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file, table or topic as it was last imported.
 *
 * @param rows its rows in the warehouse, one a customer
 * @param keyColumn the column that named the customer; null where customers are named {@code
 *     <code>-<row number>}
 * @param version counts the imports that changed something
 */
public record Source(
    long id,
    String code,
    String name,
    SourceKind kind,
    long rows,
    @Nullable String keyColumn,
    List<SourceColumn> columns,
    int version,
    Instant importedAt) {
  public Source {
    columns = List.copyOf(columns);
  }

  Source with(List<SourceColumn> all) {
    return new Source(id, code, name, kind, rows, keyColumn, all, version, importedAt);
  }

  public Optional<SourceColumn> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }
}
