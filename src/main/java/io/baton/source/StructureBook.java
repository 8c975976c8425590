package io.baton.source;

import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The columns that a source had in each of its versions, in the words of the place it is from. */
@Component
class StructureBook {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  StructureBook(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** One column of one version. */
  record Line(
      int version, Instant importedAt, String name, String physical, FieldType type, int scale) {}

  List<Line> history(String code) {
    return jdbc.sql(
            """
            select version, imported_at, name, physical, type, scale from source_structure
            where lower(code) = lower(?) order by version desc, position limit 5000""")
        .param(code)
        .query(Line.class)
        .list();
  }

  /** In the transaction that publishes. */
  void save(String code, int version, List<PhysicalColumn> physical, List<SourceColumn> columns) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      places.add(i);
    }
    batches.batchUpdate(
        """
        insert into source_structure (code, version, position, name, physical, type, scale)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (code, version, position) do nothing""",
        places,
        200,
        (row, place) -> {
          SourceColumn column = columns.get(place);
          row.setString(1, code);
          row.setInt(2, version);
          row.setInt(3, place);
          row.setString(4, column.name());
          row.setString(5, find(physical, column.name()).map(PhysicalColumn::physical).orElse(""));
          row.setString(6, column.type().name());
          row.setInt(7, column.scale());
        });
  }

  /**
   * Holds what a place offers now against what was last read from it.
   *
   * @throws BatonException SOURCE_STRUCTURE_CHANGED naming each column that is gone or has another
   *     type
   */
  void requireSame(Source before, List<PhysicalColumn> now) {
    List<Finding> findings = new ArrayList<>();
    for (Line column : history(before.code())) {
      if (column.version() != before.version() || column.physical().isEmpty()) {
        continue;
      }
      Optional<PhysicalColumn> same = find(now, column.name());
      if (same.isEmpty()) {
        findings.add(finding(column.name(), "the column is gone"));
      } else if (!same.get().physical().equals(column.physical())) {
        findings.add(
            finding(
                column.name(),
                "the column was %s and is %s".formatted(column.physical(), same.get().physical())));
      }
    }
    if (!findings.isEmpty()) {
      throw new BatonException(
          SourceError.SOURCE_STRUCTURE_CHANGED,
          "the structure changed, so nothing was imported: column %s: %s"
              .formatted(findings.get(0).place(), findings.get(0).message()),
          findings);
    }
  }

  private static Finding finding(String column, String message) {
    return new Finding(column, SourceError.SOURCE_STRUCTURE_CHANGED.name(), message);
  }

  private static Optional<PhysicalColumn> find(List<PhysicalColumn> columns, String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
