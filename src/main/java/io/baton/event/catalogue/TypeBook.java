package io.baton.event.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The rows of the catalogue. */
@Component
class TypeBook {
  private static final String COLUMNS =
      """
      code, name_zh, name_en, owner, source, key_pointer, time_pointer, customer_pointer,
      key_event, reaction, version, updated_at""";

  private final JdbcClient jdbc;

  TypeBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One state of what a type's events say. */
  record TypeVersion(
      int version, JsonNode schema, JsonNode sample, String note, Instant madeAt, String madeBy) {}

  /** How often a type came from a source. */
  record SeenType(String source, String type, long accepted, long refused, Instant lastAt) {}

  /** A property that no version of the type declares, and how often it came. */
  record UndeclaredProperty(String type, String property, long events, Instant lastAt) {}

  List<EventType> all() {
    return jdbc.sql("SELECT " + COLUMNS + " FROM event_type ORDER BY code")
        .query(TypeBook::type)
        .list();
  }

  Optional<EventType> find(String code) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM event_type WHERE code = :code")
        .param("code", code)
        .query(TypeBook::type)
        .optional();
  }

  /** Changes of the catalogue follow each other, and every node sees that there was one. */
  void raiseStamp() {
    jdbc.sql("UPDATE event_catalogue_stamp SET stamp = stamp + 1").update();
  }

  List<TypeVersion> versions(String code) {
    return jdbc.sql(
            """
            SELECT version, schema, sample, note, made_at, made_by FROM event_type_version
            WHERE type = :code ORDER BY version DESC""")
        .param("code", code)
        .query(
            (row, n) ->
                new TypeVersion(
                    row.getInt(1),
                    SchemaText.read(row.getString(2)),
                    SchemaText.read(row.getString(3)),
                    row.getString(4),
                    row.getTimestamp(5).toInstant(),
                    row.getString(6)))
        .list();
  }

  void put(String code, EventTypeDraft draft, int version) {
    jdbc.sql(
            """
            INSERT INTO event_type (code, name_zh, name_en, owner, source, key_pointer, time_pointer,
              customer_pointer, key_event, reaction, version)
            VALUES (:code, :zh, :en, :owner, :source, :key, :time, :customer, :keyEvent, :reaction, :version)
            ON CONFLICT (code) DO UPDATE
            SET name_zh = :zh, name_en = :en, owner = :owner, source = :source, key_pointer = :key,
              time_pointer = :time, customer_pointer = :customer, key_event = :keyEvent,
              reaction = :reaction, version = :version, updated_at = clock_timestamp()""")
        .param("code", code)
        .param("zh", draft.nameZh().strip())
        .param("en", draft.nameEn().strip())
        .param("owner", draft.owner().strip())
        .param("source", draft.source().strip())
        .param("key", draft.keyAt())
        .param("time", draft.timeAt())
        .param("customer", draft.customerAt())
        .param("keyEvent", draft.keyEvent())
        .param("reaction", draft.reaction())
        .param("version", version)
        .update();
  }

  void addVersion(String code, EventTypeDraft draft, int version, String by) {
    jdbc.sql(
            """
            INSERT INTO event_type_version (type, version, schema, sample, note, made_by)
            VALUES (:code, :version, :schema, :sample, :note, :by)
            ON CONFLICT (type, version) DO UPDATE SET sample = :sample""")
        .param("code", code)
        .param("version", version)
        .param("schema", SchemaText.write(draft.schema()))
        .param("sample", SchemaText.write(draft.sample()))
        .param("note", draft.note() == null ? "" : draft.note().strip())
        .param("by", by)
        .update();
  }

  boolean remove(String code) {
    return jdbc.sql("DELETE FROM event_type WHERE code = :code").param("code", code).update() > 0;
  }

  List<SeenType> seen() {
    return jdbc.sql(
            """
            SELECT source, type, accepted, refused, last_at FROM event_seen
            ORDER BY last_at DESC, type, source""")
        .query(
            (row, n) ->
                new SeenType(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getTimestamp(5).toInstant()))
        .list();
  }

  /** What is declared meanwhile is left out by whoever knows the schemas. */
  List<UndeclaredProperty> undeclaredProperties() {
    return jdbc.sql(
            """
            SELECT type, property, events, last_at FROM event_property_seen
            ORDER BY type, events DESC, property""")
        .query(
            (row, n) ->
                new UndeclaredProperty(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getTimestamp(4).toInstant()))
        .list();
  }

  private static EventType type(ResultSet row, int n) throws SQLException {
    return new EventType(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getBoolean(9),
        row.getString(10),
        row.getInt(11),
        row.getTimestamp(12).toInstant());
  }
}
