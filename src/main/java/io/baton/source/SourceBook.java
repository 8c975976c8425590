package io.baton.source;

import io.baton.cohort.FieldType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The registered sources and their columns. */
@Component
class SourceBook {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  SourceBook(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * What another import of the same needs.
   *
   * @param everyMinutes how often it is refreshed by itself; null where it is not
   */
  record Refresh(Origin origin, Mapping mapping, @Nullable Integer everyMinutes) {}

  /** Empty for files: nobody can fetch them again. */
  Optional<Refresh> refresh(String code) {
    return jdbc.sql(
            """
            select origin, mapping, every_minutes from source_source
            where lower(code) = lower(?) and kind in ('JDBC', 'KAFKA')""")
        .param(code)
        .query(
            (row, n) ->
                new Refresh(
                    json.readValue(row.getString("origin"), Origin.class),
                    json.readValue(row.getString("mapping"), Mapping.class),
                    row.getObject("every_minutes", Integer.class)))
        .optional();
  }

  void schedule(String code, @Nullable Integer everyMinutes, String by) {
    jdbc.sql(
            """
            update source_source set every_minutes = :minutes, refreshed_by = :by
            where lower(code) = lower(:code)""")
        .param("minutes", everyMinutes)
        .param("by", by)
        .param("code", code)
        .update();
  }

  /** Takes one source whose time has come; each time is taken by one node. */
  Optional<String> takeDue() {
    return jdbc.sql(
            """
            update source_source set refresh_tried_at = clock_timestamp() where id = (
              select id from source_source where every_minutes is not null
                and greatest(imported_at, refresh_tried_at) < clock_timestamp() - every_minutes * interval '1 minute'
              order by id limit 1 for update skip locked)
            returning code""")
        .query(String.class)
        .optional();
  }

  Optional<Source> find(String code) {
    return sources("lower(s.code) = lower(?)", code).stream().findFirst();
  }

  List<Source> all() {
    return sources("true");
  }

  /** With their columns in one statement, so that both are of one import. */
  private List<Source> sources(String which, Object... parameters) {
    Map<Long, Source> sources = new LinkedHashMap<>();
    Map<Long, List<SourceColumn>> columns = new HashMap<>();
    jdbc.sql(
            """
            select s.*, c.name as "column", c.type, c.scale, c.nulls, c.distinct_values
            from source_source s left join source_column c on c.source_id = s.id
            where %s order by s.code, c.position"""
                .formatted(which))
        .params(parameters)
        .query(
            row -> {
              long id = row.getLong("id");
              if (!sources.containsKey(id)) {
                sources.put(id, source(row));
              }
              if (row.getString("column") != null) {
                columns.computeIfAbsent(id, any -> new ArrayList<>()).add(column(row));
              }
            });
    return sources.values().stream()
        .map(source -> source.with(columns.getOrDefault(source.id(), List.of())))
        .toList();
  }

  /** Serializes imports of one source, on every node. */
  void lock(String code) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('source:' || lower(?), 0))")
        .param(code)
        .query(row -> {});
  }

  void save(Mapping mapping, Origin origin, int version, Outcome outcome) {
    long id =
        jdbc.sql(
                """
                insert into source_source (code, name, key_column, version, rows, imported_at, kind, origin, mapping)
                values (:code, :name, :key, :version, :rows, now(), :kind, :origin, :mapping)
                on conflict (lower(code)) do update set name = excluded.name, key_column = excluded.key_column,
                  version = excluded.version, rows = excluded.rows, imported_at = excluded.imported_at,
                  kind = excluded.kind, origin = excluded.origin, mapping = excluded.mapping,
                  every_minutes = case when excluded.origin = source_source.origin then source_source.every_minutes end
                returning id""")
            .param("kind", origin.kind().name())
            .param("origin", json.writeValueAsString(origin))
            .param("mapping", json.writeValueAsString(mapping))
            .param("code", mapping.code())
            .param("name", mapping.name())
            .param("key", mapping.key())
            .param("version", version)
            .param("rows", outcome.accepted())
            .query(Long.class)
            .single();
    jdbc.sql("delete from source_column where source_id = ?").param(id).update();
    int position = 1;
    for (SourceColumn column : outcome.columns()) {
      jdbc.sql("insert into source_column values (?, ?, ?, ?, ?, ?, ?)")
          .params(
              id,
              position++,
              column.name(),
              column.type().name(),
              column.scale(),
              column.nulls(),
              column.distinct())
          .update();
    }
  }

  private static Source source(ResultSet row) throws SQLException {
    return new Source(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        SourceKind.valueOf(row.getString("kind")),
        row.getLong("rows"),
        row.getString("key_column"),
        List.of(),
        row.getInt("version"),
        row.getTimestamp("imported_at").toInstant());
  }

  private static SourceColumn column(ResultSet row) throws SQLException {
    return new SourceColumn(
        row.getString("column"),
        FieldType.valueOf(row.getString("type")),
        row.getInt("scale"),
        row.getLong("nulls"),
        row.getLong("distinct_values"));
  }
}
