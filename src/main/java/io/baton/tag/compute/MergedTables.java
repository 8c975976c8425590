package io.baton.tag.compute;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.Source;
import io.baton.source.SourceColumn;
import io.baton.source.Sources;
import io.baton.source.Warehouse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows of several sources under each other, whatever kind of place each comes from. The columns are
 * those that all of them have under one name and type.
 */
@Component
class MergedTables implements FactTables {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
  private static final int MOST = 20;

  private final JdbcClient jdbc;
  private final Sources sources;
  private final Audit audit;
  private final Access access;

  MergedTables(JdbcClient jdbc, Sources sources, Audit audit, Access access) {
    this.jdbc = jdbc;
    this.sources = sources;
    this.audit = audit;
    this.access = access;
  }

  /**
   * @param sources codes, in the order of their rows
   */
  record Merged(String code, String name, List<String> sources) {}

  @Override
  public List<FactTable> factTables() {
    List<FactTable> tables = new ArrayList<>();
    for (Merged merged : all()) {
      List<Source> parts =
          merged.sources().stream().map(sources::find).flatMap(Optional::stream).toList();
      // With a part gone, sums would silently be too small.
      if (parts.size() == merged.sources().size() && !common(parts).isEmpty()) {
        tables.add(table(merged.code(), parts));
      }
    }
    return tables;
  }

  List<Merged> all() {
    return jdbc.sql("select code, name, sources from tag_merged_table order by code")
        .query(
            (row, n) ->
                new Merged(
                    row.getString(1),
                    row.getString(2),
                    Arrays.asList((String[]) row.getArray(3).getArray())))
        .list();
  }

  /** The sources that a table consists of; the table itself where it is no merged one. */
  List<String> parts(String table) {
    return all().stream()
        .filter(merged -> merged.code().equals(table))
        .findFirst()
        .map(Merged::sources)
        .orElse(List.of(table));
  }

  /**
   * @throws BatonException MERGED_TABLE_INVALID naming what is wrong with which source
   */
  @Transactional
  void define(String code, @Nullable String name, @Nullable List<String> wanted) {
    List<Finding> findings = new ArrayList<>();
    if (!CODE.matcher(code).matches() || sources.find(code).isPresent()) {
      fault(
          findings,
          "/code",
          "a code is free, begins with a letter and has letters, digits, _ or -");
    }
    List<String> codes = wanted == null ? List.of() : wanted.stream().distinct().toList();
    if (codes.size() < 2 || codes.size() > MOST) {
      fault(findings, "/sources", "2 to " + MOST + " sources make a merged table");
    }
    List<Source> parts = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      Optional<Source> part = sources.find(codes.get(i));
      part.ifPresent(parts::add);
      if (part.isEmpty()) {
        fault(findings, "/sources/" + i, "there is no source " + codes.get(i));
      }
    }
    if (findings.isEmpty() && common(parts).isEmpty()) {
      fault(findings, "/sources", "they have no column of one name and type in common");
    }
    if (!findings.isEmpty()) {
      throw new BatonException(
          DefinitionError.MERGED_TABLE_INVALID, findings.get(0).message(), findings);
    }
    jdbc.sql(
            """
            insert into tag_merged_table (code, name, sources, defined_by) values (:code, :name, :sources, :by)
            on conflict (code) do update set name = excluded.name, sources = excluded.sources,
              defined_by = excluded.defined_by, defined_at = clock_timestamp()""")
        .param("code", code)
        .param("name", name == null || name.isBlank() ? code : name.strip())
        .param("sources", parts.stream().map(Source::code).toArray(String[]::new))
        .param("by", access.callerName())
        .update();
    audit.record(
        "MERGED_TABLE_DEFINED",
        "tag-table:" + code,
        Map.of("sources", parts.stream().map(Source::code).toList()));
  }

  /**
   * @throws BatonException MERGED_TABLE_IN_USE naming a tag
   */
  @Transactional
  void remove(String code) {
    jdbc.sql("select tag_code from tag_definition where definition ->> 'table' = ? limit 1")
        .param(code)
        .query(String.class)
        .optional()
        .ifPresent(
            tag -> {
              throw new BatonException(
                  DefinitionError.MERGED_TABLE_IN_USE, "the tag " + tag + " is computed from it");
            });
    if (jdbc.sql("delete from tag_merged_table where code = ?").param(code).update() == 0) {
      throw new BatonException(
          DefinitionError.MERGED_TABLE_UNKNOWN, "there is no merged table " + code);
    }
    audit.record("MERGED_TABLE_REMOVED", "tag-table:" + code, Map.of());
  }

  private FactTable table(String code, List<Source> parts) {
    List<SourceColumn> columns = common(parts);
    String selected =
        columns.stream()
            .map(column -> Warehouse.name(column.name()))
            .collect(Collectors.joining(", "));
    String relation =
        parts.stream()
            .map(
                part ->
                    "select _customer, %s from read_parquet(%s)"
                        .formatted(
                            selected, Warehouse.text(sources.parquet(part.code()).toString())))
            .collect(Collectors.joining(" union all ", "(", ")"));
    return new FactTable(
        code,
        columns.stream()
            .filter(column -> column.type() == FieldType.DATE)
            .map(SourceColumn::name)
            .findFirst()
            .orElse(null),
        columns.stream()
            .map(column -> new Field(column.name(), column.type(), column.scale()))
            .toList(),
        relation);
  }

  private static List<SourceColumn> common(List<Source> parts) {
    return parts.get(0).columns().stream()
        .filter(
            column ->
                parts.stream()
                    .allMatch(
                        part ->
                            part.column(column.name())
                                .filter(
                                    other ->
                                        other.type() == column.type()
                                            && other.scale() == column.scale())
                                .isPresent()))
        .toList();
  }

  private static void fault(List<Finding> findings, String place, String message) {
    findings.add(new Finding(place, DefinitionError.MERGED_TABLE_INVALID.name(), message));
  }
}
