package io.baton.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The registered sources and their columns. */
@Component
class SourceBook {
  private final JdbcClient jdbc;

  SourceBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
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

  void save(Mapping mapping, int version, Outcome outcome) {
    long id =
        jdbc.sql(
                """
                insert into source_source (code, name, key_column, version, rows, imported_at)
                values (:code, :name, :key, :version, :rows, now())
                on conflict (lower(code)) do update set name = excluded.name, key_column = excluded.key_column,
                  version = excluded.version, rows = excluded.rows, imported_at = excluded.imported_at
                returning id""")
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
