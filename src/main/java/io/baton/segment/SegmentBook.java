package io.baton.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The segments, their versions and snapshots. */
@Component
class SegmentBook {
  private static final String SNAPSHOT =
      "select id, segment_id, version, cohort_id, hash, size as count, at from segment_snapshot";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  SegmentBook(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  String nextCode() {
    return jdbc.sql("select 'SEG-' || lpad(nextval('segment_code')::text, 6, '0')")
        .query(String.class)
        .single();
  }

  /** Empty where the code is taken. */
  Optional<Segment> add(String code, SegmentDraft draft, String rule, String scope, String owner) {
    return jdbc.sql(
            """
            insert into segment_segment
              (code, name, description, among, rule, version, scope, owner, created_at, updated_at)
            values (:code, :name, :description, :among, :rule, 1, :scope, :owner, shared_now(), shared_now())
            on conflict (code) do nothing returning *""")
        .param("code", code)
        .param("name", draft.name())
        .param("description", draft.description() == null ? "" : draft.description())
        .param("among", draft.among())
        .param("rule", rule)
        .param("scope", scope)
        .param("owner", owner)
        .query((row, n) -> segment(row))
        .optional()
        .map(segment -> keepVersion(segment, owner));
  }

  /** Empty where somebody else has changed it since that version. */
  Optional<Segment> change(Segment changed, int version, String actor) {
    return jdbc.sql(
            """
            update segment_segment set name = :name, description = :description, among = :among,
              rule = :rule, version = version + 1, updated_at = shared_now()
            where id = :id and version = :version returning *""")
        .param("name", changed.name())
        .param("description", changed.description())
        .param("among", changed.among())
        .param("rule", changed.rule().toString())
        .param("id", changed.id())
        .param("version", version)
        .query((row, n) -> segment(row))
        .optional()
        .map(segment -> keepVersion(segment, actor));
  }

  private Segment keepVersion(Segment segment, String actor) {
    jdbc.sql(
            """
            insert into segment_version (segment_id, version, name, description, among, rule, at, actor)
            select id, version, name, description, among, rule, updated_at, ? from segment_segment
            where id = ?""")
        .params(actor, segment.id())
        .update();
    return segment;
  }

  Optional<Segment> find(String code) {
    return jdbc.sql("select * from segment_segment where code = ?")
        .param(code)
        .query((row, n) -> segment(row))
        .optional();
  }

  Optional<Segment> find(long id) {
    return jdbc.sql("select * from segment_segment where id = ?")
        .param(id)
        .query((row, n) -> segment(row))
        .optional();
  }

  Snapshot addSnapshot(Segment segment, long cohortId, String hash, long count) {
    return jdbc.sql(
            """
            insert into segment_snapshot (segment_id, version, cohort_id, hash, size, at)
            values (?, ?, ?, ?, ?, shared_now())
            returning id, segment_id, version, cohort_id, hash, size as count, at""")
        .params(segment.id(), segment.version(), cohortId, hash, count)
        .query((row, n) -> snapshot(row))
        .single();
  }

  List<Snapshot> snapshots(long segmentId) {
    return jdbc.sql(SNAPSHOT + " where segment_id = ? order by id desc")
        .param(segmentId)
        .query((row, n) -> snapshot(row))
        .list();
  }

  Optional<Snapshot> snapshot(long id) {
    return jdbc.sql(SNAPSHOT + " where id = ?")
        .param(id)
        .query((row, n) -> snapshot(row))
        .optional();
  }

  private Segment segment(ResultSet row) throws SQLException {
    return new Segment(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("description"),
        row.getString("among"),
        json.readTree(row.getString("rule")),
        row.getInt("version"),
        row.getString("scope"),
        row.getString("owner"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  private static Snapshot snapshot(ResultSet row) throws SQLException {
    return new Snapshot(
        row.getLong("id"),
        row.getLong("segment_id"),
        row.getInt("version"),
        row.getLong("cohort_id"),
        row.getString("hash"),
        row.getLong("count"),
        row.getTimestamp("at").toInstant());
  }
}
