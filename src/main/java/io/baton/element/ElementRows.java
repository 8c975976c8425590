package io.baton.element;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ElementRows {
  private static final String SELECT =
      """
      select e.key, e.kind, e.owner, e.created_at, e.retired_at, v.number, v.content, v.hash, v.state,
             v.author, v.saved_at, v.submitted_by, v.submitted_at, v.decided_by, v.decided_at, v.note
      from element_element e join element_version v on v.key = e.key
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ElementRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Makes the element if it is new, and holds it until the transaction ends. Its kind. */
  ElementKind reserve(String key, ElementKind kind, String owner, Instant now) {
    jdbc.sql(
            """
            insert into element_element (key, kind, owner, created_at) values (?, ?, ?, ?)
            on conflict (key) do nothing
            """)
        .params(key, kind.name(), owner, Timestamp.from(now))
        .update();
    return jdbc.sql("select kind from element_element where key = ? for update")
        .param(key)
        .query((row, n) -> ElementKind.valueOf(row.getString(1)))
        .single();
  }

  /** Nobody else changes or retires it until the transaction ends. */
  void hold(String key) {
    jdbc.sql("select key from element_element where key = ? for update")
        .param(key)
        .query(String.class)
        .optional();
  }

  /**
   * Nobody retires them until the transaction ends; in one order, so that no two wait in a circle.
   */
  void keep(Collection<String> keys) {
    jdbc.sql("select key from element_element where key = any(?) order by key for share")
        .param(keys.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  void insert(String key, int number, String content, String hash, String author, Instant now) {
    jdbc.sql(
            """
            insert into element_version (key, number, content, hash, state, author, saved_at)
            values (?, ?, ?, ?, 'DRAFT', ?, ?)
            """)
        .params(key, number, content, hash, author, Timestamp.from(now))
        .update();
  }

  void submitted(String key, int number, String person, Instant now) {
    jdbc.sql(
            """
            update element_version set state = 'IN_REVIEW', submitted_by = ?, submitted_at = ?, note = ''
            where key = ? and number = ?
            """)
        .params(person, Timestamp.from(now), key, number)
        .update();
  }

  void decided(
      String key, int number, ElementState state, String person, String note, Instant now) {
    jdbc.sql(
            """
            update element_version set state = ?, decided_by = ?, decided_at = ?, note = ?
            where key = ? and number = ?
            """)
        .params(state.name(), person, Timestamp.from(now), note, key, number)
        .update();
  }

  void retire(String key, String person, Instant now) {
    jdbc.sql("update element_element set retired_at = ?, retired_by = ? where key = ?")
        .params(Timestamp.from(now), person, key)
        .update();
  }

  Optional<Element> find(String key) {
    return gathered(SELECT + "where e.key = ? order by v.number desc", key).stream().findFirst();
  }

  List<Element> find(Collection<String> keys) {
    return gathered(
        SELECT + "where e.key = any(?) order by e.key, v.number desc", keys.toArray(String[]::new));
  }

  List<Element> all() {
    return gathered(SELECT + "order by e.key, v.number desc", null);
  }

  private List<Element> gathered(String sql, @Nullable Object parameter) {
    var statement = jdbc.sql(sql);
    List<Row> rows =
        (parameter == null ? statement : statement.param(parameter)).query(this::row).list();
    Map<String, List<Row>> byKey = new LinkedHashMap<>();
    rows.forEach(row -> byKey.computeIfAbsent(row.head.key(), k -> new ArrayList<>()).add(row));
    return byKey.values().stream().map(ElementRows::element).toList();
  }

  private static Element element(List<Row> rows) {
    Head head = rows.get(0).head;
    return new Element(
        head.key(),
        head.kind(),
        head.owner(),
        head.createdAt(),
        head.retiredAt(),
        rows.stream().map(Row::version).toList());
  }

  private Row row(ResultSet row, int n) throws SQLException {
    Head head =
        new Head(
            row.getString(1),
            ElementKind.valueOf(row.getString(2)),
            row.getString(3),
            row.getTimestamp(4).toInstant(),
            instant(row.getTimestamp(5)));
    String content = row.getString(7);
    return new Row(
        head,
        new ElementVersion(
            head.key(),
            row.getInt(6),
            json.readValue(content, ElementContent.class),
            content,
            row.getString(8),
            ElementState.valueOf(row.getString(9)),
            row.getString(10),
            row.getTimestamp(11).toInstant(),
            row.getString(12),
            instant(row.getTimestamp(13)),
            row.getString(14),
            instant(row.getTimestamp(15)),
            row.getString(16)));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private record Head(
      String key, ElementKind kind, String owner, Instant createdAt, @Nullable Instant retiredAt) {}

  private record Row(Head head, ElementVersion version) {}
}
