package io.baton.tag;

import static java.util.stream.Collectors.toMap;

import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.WrittenColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue and the stored values. */
@Component
class TagBook {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  TagBook(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  List<Tag> all() {
    return jdbc.sql("select * from tag_tag order by code").query((row, n) -> tag(row)).list();
  }

  Optional<Tag> find(String code) {
    return jdbc.sql("select * from tag_tag where code = ?")
        .param(code)
        .query((row, n) -> tag(row))
        .optional();
  }

  /** Those of the codes that are tags, in no particular order. */
  List<Tag> find(Collection<String> codes) {
    return jdbc.sql("select * from tag_tag join unnest(?::text[]) as wanted (code) using (code)")
        .param(codes.toArray(String[]::new))
        .query((row, n) -> tag(row))
        .list();
  }

  List<Tag> ofSource(String source) {
    return jdbc.sql("select * from tag_tag where lower(source) = lower(?) order by id")
        .param(source)
        .query((row, n) -> tag(row))
        .list();
  }

  /** Adds the tag, or gives the one of that code its new names and type. */
  Tag put(TagDraft draft, @Nullable String source, @Nullable String column) {
    return jdbc.sql(
            """
            insert into tag_tag (code, name_zh, name_en, type, scale, source, column_name)
            values (:code, :nameZh, :nameEn, :type, :scale, :source, :column)
            on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
              type = excluded.type, scale = excluded.scale, source = excluded.source,
              column_name = excluded.column_name
            returning *\
            """)
        .param("code", draft.code())
        .param("nameZh", draft.nameZh())
        .param("nameEn", draft.nameEn())
        .param("type", draft.type().name())
        .param("scale", draft.scale())
        .param("source", source)
        .param("column", column)
        .query((row, n) -> tag(row))
        .single();
  }

  void rename(Tag tag, TagNames names) {
    jdbc.sql("update tag_tag set name_zh = ?, name_en = ? where id = ?")
        .params(names.nameZh(), names.nameEn(), tag.id())
        .update();
  }

  /** Replaces the values; answers the number of this computation. */
  int store(Tag tag, WrittenColumn column) {
    return store(Map.of(tag, column)).getOrDefault(tag.id(), 0);
  }

  /** Replaces the values of all of them; answers the number of this computation by tag id. */
  Map<Long, Integer> store(Map<Tag, WrittenColumn> columns) {
    List<Long> ids = columns.keySet().stream().map(Tag::id).sorted().toList();
    Map<Long, Long> known =
        columns.entrySet().stream()
            .collect(
                toMap(entry -> entry.getKey().id(), entry -> entry.getValue().column().known()));
    Map<Long, Integer> versions = new HashMap<>();
    jdbc.sql(
            """
            update tag_tag tag set known = new.known, computed_at = now(), version = version + 1
            from unnest(?::bigint[], ?::bigint[]) as new (id, known)
            where tag.id = new.id returning tag.id, version\
            """)
        .params(ids.toArray(Long[]::new), ids.stream().map(known::get).toArray(Long[]::new))
        .query(
            row -> {
              versions.put(row.getLong(1), row.getInt(2));
            });
    jdbc.sql("delete from tag_column where tag_id = any (?)")
        .param(ids.toArray(Long[]::new))
        .update();
    StoredParts parts = new StoredParts(batches);
    columns.forEach((tag, column) -> parts.add(tag.id(), column));
    parts.flush();
    return versions;
  }

  /** A number of its own, so that nothing stored passes for the tag's values. */
  void live(String code, long known) {
    jdbc.sql(
            "update tag_tag set known = ?, computed_at = now(), version = greatest(version, 1)"
                + " where code = ?")
        .params(known, code)
        .update();
  }

  /** Empty where the tag was defined and never computed. */
  Optional<Column> load(Tag tag) {
    List<byte[]> parts =
        jdbc.sql("select bytes from tag_column where tag_id = ? order by part")
            .param(tag.id())
            .query((row, n) -> row.getBytes(1))
            .list();
    Field field = tag.field();
    return parts.isEmpty() ? Optional.empty() : Optional.of(Column.fromParts(field, parts));
  }

  /** Grows with every computation, whichever node made it. */
  long computations() {
    return jdbc.sql("select coalesce(sum(version), 0) from tag_tag").query(Long.class).single();
  }

  /** The number of the last computation of each tag, by code. */
  Map<String, Integer> versions() {
    Map<String, Integer> versions = new HashMap<>();
    jdbc.sql("select code, version from tag_tag")
        .query(
            row -> {
              versions.put(row.getString(1), row.getInt(2));
            });
    return versions;
  }

  int version(Tag tag) {
    return jdbc.sql("select version from tag_tag where id = ?")
        .param(tag.id())
        .query(Integer.class)
        .single();
  }

  private static Tag tag(ResultSet row) throws SQLException {
    return new Tag(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name_zh"),
        row.getString("name_en"),
        FieldType.valueOf(row.getString("type")),
        row.getInt("scale"),
        row.getString("source"),
        row.getString("column_name"),
        row.getLong("known"),
        row.getTimestamp("computed_at").toInstant());
  }
}
