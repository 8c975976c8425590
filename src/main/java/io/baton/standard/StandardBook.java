package io.baton.standard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The standards as they are stored, with every version. */
@Component
class StandardBook {
  private static final TypeReference<List<StandardValue>> VALUES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonMapper json;

  StandardBook(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /** One version, with the values as they were then. */
  record StandardVersion(
      int version,
      String nameZh,
      String nameEn,
      String changedBy,
      Instant changedAt,
      List<StandardValue> values) {}

  List<CodeStandard> all() {
    Map<String, List<StandardValue>> values = new LinkedHashMap<>();
    jdbc.sql("select * from standard_value order by standard, position")
        .query(
            row -> {
              values
                  .computeIfAbsent(row.getString("standard"), each -> new ArrayList<>())
                  .add(value(row));
            });
    return jdbc.sql("select * from standard_standard order by code")
        .query((row, n) -> standard(row, values.getOrDefault(row.getString("code"), List.of())))
        .list();
  }

  Optional<CodeStandard> find(String code) {
    List<StandardValue> values =
        jdbc.sql("select * from standard_value where standard = ? order by position")
            .param(code)
            .query((row, n) -> value(row))
            .list();
    return jdbc.sql("select * from standard_standard where code = ?")
        .param(code)
        .query((row, n) -> standard(row, values))
        .optional();
  }

  /** Whoever changes the standard or what rests on its values waits until the transaction ends. */
  void lock(String code) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('standard:' || ?, 0))")
        .param(code)
        .query(row -> {});
  }

  void save(String code, String nameZh, String nameEn, List<StandardValue> values, String by) {
    int version =
        jdbc.sql(
                """
                insert into standard_standard (code, name_zh, name_en, version, changed_by)
                values (:code, :zh, :en, 1, :by)
                on conflict (code) do update set name_zh = :zh, name_en = :en, changed_by = :by,
                  version = standard_standard.version + 1, changed_at = clock_timestamp()
                returning version""")
            .param("code", code)
            .param("zh", nameZh)
            .param("en", nameEn)
            .param("by", by)
            .query(Integer.class)
            .single();
    jdbc.sql("delete from standard_value where standard = ?").param(code).update();
    int[] position = {0};
    batches.batchUpdate(
        "insert into standard_value (standard, position, code, name_zh, name_en) values (?, ?, ?, ?, ?)",
        values,
        1_000,
        (row, value) -> {
          row.setString(1, code);
          row.setInt(2, position[0]++);
          row.setString(3, value.code());
          row.setString(4, value.nameZh());
          row.setString(5, value.nameEn());
        });
    jdbc.sql(
            """
            insert into standard_version (standard, version, name_zh, name_en, codes, changed_by)
            values (?, ?, ?, ?, ?, ?)""")
        .params(code, version, nameZh, nameEn, json.writeValueAsString(values), by)
        .update();
  }

  List<StandardVersion> versions(String code) {
    return jdbc.sql(
            "select * from standard_version where standard = ? order by version desc limit 200")
        .param(code)
        .query(
            (row, n) ->
                new StandardVersion(
                    row.getInt("version"),
                    row.getString("name_zh"),
                    row.getString("name_en"),
                    row.getString("changed_by"),
                    row.getTimestamp("changed_at").toInstant(),
                    json.readValue(row.getString("codes"), VALUES)))
        .list();
  }

  boolean remove(String code) {
    return jdbc.sql("delete from standard_standard where code = ?").param(code).update() > 0;
  }

  private static StandardValue value(ResultSet row) throws SQLException {
    return new StandardValue(
        row.getString("code"), row.getString("name_zh"), row.getString("name_en"));
  }

  private static CodeStandard standard(ResultSet row, List<StandardValue> values)
      throws SQLException {
    return new CodeStandard(
        row.getString("code"),
        row.getString("name_zh"),
        row.getString("name_en"),
        row.getInt("version"),
        row.getString("changed_by"),
        row.getTimestamp("changed_at").toInstant(),
        values);
  }
}
