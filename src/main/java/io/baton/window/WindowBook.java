package io.baton.window;

import io.baton.cohort.FieldType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The definitions of real-time tags, and entries on their way to Kafka. */
@Component
class WindowBook {
  private static final String TAGS =
      "SELECT tag_code, generation, definition, type, scale, words, since FROM window_tag ";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final ZoneId bank;

  WindowBook(JdbcClient jdbc, JsonMapper json, @Value("${baton.zone}") ZoneId bank) {
    this.jdbc = jdbc;
    this.json = json;
    this.bank = bank;
  }

  /** Those whose events count, in order of code. */
  List<WindowTag> active() {
    return jdbc.sql(TAGS + "WHERE active ORDER BY tag_code").query((row, n) -> tag(row)).list();
  }

  Optional<WindowTag> find(String code) {
    return jdbc.sql(TAGS + "WHERE tag_code = ?").param(code).query((row, n) -> tag(row)).optional();
  }

  void put(
      String code,
      WindowDefinition definition,
      DefinitionCheck.Kept kept,
      String by,
      Instant since) {
    jdbc.sql(
            """
            INSERT INTO window_tag (tag_code, generation, definition, type, scale, words, defined_by, since)
            VALUES (:code, :generation, :definition, :type, :scale, :words, :by, :since)
            ON CONFLICT (tag_code) DO UPDATE SET generation = excluded.generation,
              definition = excluded.definition, type = excluded.type, scale = excluded.scale,
              words = excluded.words, active = true, defined_by = excluded.defined_by,
              since = excluded.since""")
        .param("code", code)
        .param("generation", newGeneration())
        .param("definition", json.writeValueAsString(definition))
        .param("type", kept.type().name())
        .param("scale", kept.scale())
        .param("words", kept.words().toArray(String[]::new))
        .param("by", by)
        .param("since", Timestamp.from(since))
        .update();
  }

  /** What happened while it was not active is unknown: it begins anew. */
  boolean setActive(String code, boolean active, Instant since) {
    return jdbc.sql(
                "UPDATE window_tag SET active = ?, generation = ?, since = ? WHERE tag_code = ?")
            .params(active, newGeneration(), Timestamp.from(since), code)
            .update()
        > 0;
  }

  /** Random: a database put back to yesterday must not give old state to a new definition. */
  private static long newGeneration() {
    return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  }

  void addEntries(byte[] entries) {
    jdbc.sql("INSERT INTO window_entries (entries) VALUES (?)").param(entries).update();
  }

  @SuppressWarnings("ArrayRecordComponent") // Sent once and dropped; never compared.
  record Waiting(long id, byte[] entries) {}

  /** The oldest; others pass them over until the transaction ends. */
  List<Waiting> takeEntries(int most) {
    return jdbc.sql(
            "SELECT id, entries FROM window_entries ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED")
        .param(most)
        .query((row, n) -> new Waiting(row.getLong(1), row.getBytes(2)))
        .list();
  }

  void removeEntries(List<Waiting> sent) {
    jdbc.sql("DELETE FROM window_entries WHERE id = ANY (?)")
        .param(sent.stream().map(Waiting::id).toArray(Long[]::new))
        .update();
  }

  long waiting() {
    return jdbc.sql("SELECT coalesce(sum(length(entries)), 0) FROM window_entries")
            .query(Long.class)
            .single()
        / Entry.BYTES;
  }

  private WindowTag tag(ResultSet row) throws SQLException {
    @Nullable String[] words = (String[]) row.getArray("words").getArray();
    return WindowTag.of(
        row.getString("tag_code"),
        row.getLong("generation"),
        row.getTimestamp("since").toInstant(),
        json.readValue(row.getString("definition"), WindowDefinition.class),
        FieldType.valueOf(row.getString("type")),
        row.getInt("scale"),
        List.of(words),
        bank);
  }
}
