package io.baton.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
    return jdbc.sql("select * from source_source where lower(code) = lower(?)")
        .param(code)
        .query((row, n) -> source(row))
        .optional();
  }

  List<Source> all() {
    return jdbc.sql("select * from source_source order by code")
        .query((row, n) -> source(row))
        .list();
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

  private Source source(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new Source(
        id,
        row.getString("code"),
        row.getString("name"),
        SourceKind.valueOf(row.getString("kind")),
        row.getLong("rows"),
        row.getString("key_column"),
        columns(id),
        row.getInt("version"),
        row.getTimestamp("imported_at").toInstant());
  }

  private List<SourceColumn> columns(long id) {
    return jdbc.sql(
            """
            select name, type, scale, nulls, distinct_values as "distinct"
            from source_column where source_id = ? order by position""")
        .param(id)
        .query(SourceColumn.class)
        .list();
  }
}
