package io.baton.event;

import io.baton.event.DeadLetter.LetterState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Finds dead letters and notes what became of them. */
@Component
class LetterDesk {
  private static final String COLUMNS =
      """
      id, at, origin, reason, detail, size, source, type, feed, state, settled_at, settled_by""";
  private static final String WHERE =
      """
       WHERE state = :state AND (:reason::text IS NULL OR reason = :reason)
         AND (:source::text IS NULL OR coalesce(source, '') = :source)
         AND (:type::text IS NULL OR coalesce(type, '') = :type)""";

  private final JdbcClient jdbc;

  LetterDesk(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param payload as it arrived, or only its start where it was too large
   * @param fixed what it was replaced by
   */
  @SuppressWarnings("ArrayRecordComponent") // Read once and dropped; never compared.
  record Letter(DeadLetter letter, byte[] payload, byte @Nullable [] fixed) {
    boolean whole() {
      return payload.length == letter.size();
    }
  }

  /** How many have this in common. */
  record LetterFacet(@Nullable String value, long letters) {}

  /** Newest first. */
  List<DeadLetter> page(LetterFilter filter, int page, int size) {
    return with(
            "SELECT "
                + COLUMNS
                + " FROM event_dead_letter "
                + WHERE
                + " ORDER BY id DESC LIMIT :size OFFSET :offset",
            filter)
        .param("size", size)
        .param("offset", (long) page * size)
        .query(LetterDesk::letter)
        .list();
  }

  long count(LetterFilter filter) {
    return with("SELECT count(*) FROM event_dead_letter " + WHERE, filter)
        .query(Long.class)
        .single();
  }

  /** Ids of the oldest, so that a customer's events are tried again in their order. */
  List<Long> oldest(LetterFilter filter, int most) {
    return with("SELECT id FROM event_dead_letter " + WHERE + " ORDER BY id LIMIT :most", filter)
        .param("most", most)
        .query(Long.class)
        .list();
  }

  /**
   * @param column reason, source or type
   */
  List<LetterFacet> facet(String column, LetterState state) {
    String known =
        switch (column) {
          case "reason", "source", "type" -> column;
          default -> throw new IllegalArgumentException(column);
        };
    return jdbc.sql(
            "SELECT %s, count(*) FROM event_dead_letter WHERE state = :state GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50"
                .formatted(known))
        .param("state", state.name())
        .query((row, n) -> new LetterFacet(row.getString(1), row.getLong(2)))
        .list();
  }

  Optional<Letter> find(long id) {
    return jdbc.sql("SELECT " + COLUMNS + ", payload, fixed FROM event_dead_letter WHERE id = :id")
        .param("id", id)
        .query(
            (row, n) -> new Letter(letter(row, n), row.getBytes("payload"), row.getBytes("fixed")))
        .optional();
  }

  /**
   * Notes what became of open letters; call it in the transaction in which that happened.
   *
   * @return how many were still open
   */
  int settle(List<Long> ids, LetterState state, String by) {
    return jdbc.sql(
            """
            UPDATE event_dead_letter
            SET state = :state, settled_at = clock_timestamp(), settled_by = :by
            WHERE id = ANY (:ids) AND state = 'OPEN'""")
        .param("state", state.name())
        .param("by", by)
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }

  void fixed(long id, byte[] payload) {
    jdbc.sql("UPDATE event_dead_letter SET fixed = :fixed WHERE id = :id")
        .param("fixed", payload, Types.BINARY)
        .param("id", id)
        .update();
  }

  private StatementSpec with(String sql, LetterFilter filter) {
    return jdbc.sql(sql)
        .param("state", filter.state().name())
        .param("reason", filter.reason(), Types.VARCHAR)
        .param("source", filter.source(), Types.VARCHAR)
        .param("type", filter.type(), Types.VARCHAR);
  }

  private static DeadLetter letter(ResultSet row, int n) throws SQLException {
    java.sql.Timestamp settled = row.getTimestamp("settled_at");
    Instant settledAt = settled == null ? null : settled.toInstant();
    return new DeadLetter(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        row.getString("origin"),
        row.getString("reason"),
        row.getString("detail"),
        row.getInt("size"),
        row.getString("source"),
        row.getString("type"),
        row.getString("feed"),
        LetterState.valueOf(row.getString("state")),
        settledAt,
        row.getString("settled_by"));
  }
}
