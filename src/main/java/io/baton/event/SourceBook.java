package io.baton.event;

import io.baton.event.EventProperties.Undeclared;
import io.baton.event.EventSource.State;
import io.baton.event.EventSource.Way;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of event sources. */
@Component
class SourceBook {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String COLUMNS =
      """
      code, name_zh, name_en, owner, way, topic, mapping, undeclared, state,
      key_hash IS NOT NULL, updated_at, updated_by""";

  private final JdbcClient jdbc;

  SourceBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<EventSource> all() {
    return jdbc.sql("SELECT " + COLUMNS + " FROM event_source ORDER BY code")
        .query(SourceBook::source)
        .list();
  }

  Optional<EventSource> find(String code) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM event_source WHERE code = :code")
        .param("code", code)
        .query(SourceBook::source)
        .optional();
  }

  long stamp() {
    return jdbc.sql("SELECT stamp FROM event_catalogue_stamp").query(Long.class).single();
  }

  /** Changes of sources follow each other, and every node sees that there was one. */
  void raiseStamp() {
    jdbc.sql("UPDATE event_catalogue_stamp SET stamp = stamp + 1").update();
  }

  void put(String code, SourceDraft draft, State state, String by) {
    jdbc.sql(
            """
            INSERT INTO event_source (code, name_zh, name_en, owner, way, topic, mapping, undeclared,
              state, updated_by)
            VALUES (:code, :zh, :en, :owner, :way, :topic, :mapping, :undeclared, :state, :by)
            ON CONFLICT (code) DO UPDATE
            SET name_zh = :zh, name_en = :en, owner = :owner, mapping = :mapping,
              undeclared = :undeclared, updated_by = :by, updated_at = clock_timestamp()""")
        .param("code", code)
        .param("zh", draft.nameZh().strip())
        .param("en", draft.nameEn().strip())
        .param("owner", draft.owner().strip())
        .param("way", draft.way().name())
        .param("topic", draft.topic(), Types.VARCHAR)
        .param("mapping", JSON.writeValueAsString(draft.mapping()))
        .param("undeclared", draft.undeclared().name())
        .param("state", state.name())
        .param("by", by)
        .update();
  }

  void state(String code, State state, String by) {
    jdbc.sql(
            """
            UPDATE event_source SET state = :state, updated_by = :by, updated_at = clock_timestamp()
            WHERE code = :code""")
        .param("state", state.name())
        .param("by", by)
        .param("code", code)
        .update();
  }

  void key(String code, byte[] hash) {
    jdbc.sql("UPDATE event_source SET key_hash = :hash WHERE code = :code")
        .param("hash", hash)
        .param("code", code)
        .update();
  }

  Optional<byte[]> keyHash(String code) {
    return jdbc.sql("SELECT key_hash FROM event_source WHERE code = :code AND key_hash IS NOT NULL")
        .param("code", code)
        .query(byte[].class)
        .optional();
  }

  void remove(String code) {
    jdbc.sql("DELETE FROM event_source WHERE code = :code").param("code", code).update();
  }

  private static EventSource source(ResultSet row, int n) throws SQLException {
    return new EventSource(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Way.valueOf(row.getString(5)),
        row.getString(6),
        JSON.readValue(row.getString(7), EventMapping.class),
        Undeclared.valueOf(row.getString(8)),
        State.valueOf(row.getString(9)),
        row.getBoolean(10),
        row.getTimestamp(11).toInstant(),
        row.getString(12));
  }
}
