package io.baton.tagservice;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys in the database. */
@Component
class KeyBook {
  private final JdbcClient jdbc;

  KeyBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Stored(ApiKey key, byte[] hash) {}

  Optional<Stored> find(String prefix) {
    return jdbc.sql("select * from tagservice_key where prefix = ?")
        .param(prefix)
        .query((row, n) -> new Stored(key(row), row.getBytes("hash")))
        .optional();
  }

  /** The newest first. */
  List<ApiKey> all() {
    return jdbc.sql("select * from tagservice_key order by id desc")
        .query((row, n) -> key(row))
        .list();
  }

  ApiKey add(Secret secret, KeyDraft draft, Instant now, String actor) {
    return jdbc.sql(
            """
            insert into tagservice_key
              (prefix, hash, name, branch, fields, segments, per_second, expires_at, created_at,
               created_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning *""")
        .params(
            secret.prefix(),
            secret.hash(),
            draft.name(),
            draft.branch(),
            draft.fields().toArray(String[]::new),
            draft.segments().toArray(String[]::new),
            draft.perSecond(),
            at(draft.expiresAt()),
            at(now),
            actor)
        .query((row, n) -> key(row))
        .single();
  }

  /** Whether it was this call that revoked it. */
  boolean revoke(String prefix, Instant now, String actor) {
    return jdbc.sql(
                """
                update tagservice_key set revoked_at = ?, revoked_by = ?
                where prefix = ? and revoked_at is null""")
            .params(at(now), actor, prefix)
            .update()
        == 1;
  }

  void addReads(ReadLog.Span span) {
    jdbc.sql(
            """
            insert into tagservice_read
              (key_id, from_at, until_at, what, reads, customers, members)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .params(
            span.keyId(),
            at(span.from()),
            at(span.until()),
            span.what().toArray(String[]::new),
            span.reads(),
            Math.toIntExact(span.customers().size()),
            span.customers().toBytes())
        .update();
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getLong("id"),
        row.getString("prefix"),
        row.getString("name"),
        row.getString("branch"),
        texts(row.getArray("fields")),
        texts(row.getArray("segments")),
        row.getInt("per_second"),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        moment(row.getObject("revoked_at", OffsetDateTime.class)),
        row.getString("revoked_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static @Nullable Instant moment(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
