package io.baton.segment;

import io.baton.cohort.Cohort;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The segments, their versions and snapshots. */
@Component
class SegmentBook {
  private static final int FETCH = 2_000;
  private static final TypeReference<List<PredictedCondition>> PREDICTIONS =
      new TypeReference<>() {};
  private static final String SNAPSHOT = "select * from segment_snapshot";

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
  Optional<Segment> add(
      String code, SegmentDraft draft, String definition, String scope, String owner) {
    return jdbc.sql(
            """
            insert into segment_segment
              (code, name, description, among, kind, definition, version, scope, owner, created_at,
               updated_at)
            values (:code, :name, :description, :among, :kind, :definition::jsonb, 1, :scope, :owner,
              shared_now(), shared_now())
            on conflict (code) do nothing returning *\
            """)
        .param("code", code)
        .param("name", draft.name())
        .param("description", draft.description() == null ? "" : draft.description())
        .param("among", draft.among())
        .param("kind", draft.kind())
        .param("definition", definition)
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
              definition = :definition::jsonb, version = version + 1, updated_at = shared_now()
            where id = :id and version = :version returning *\
            """)
        .param("name", changed.name())
        .param("description", changed.description())
        .param("among", changed.among())
        .param("definition", changed.definition().toString())
        .param("id", changed.id())
        .param("version", version)
        .query((row, n) -> segment(row))
        .optional()
        .map(segment -> keepVersion(segment, actor));
  }

  private Segment keepVersion(Segment segment, String actor) {
    jdbc.sql(
            """
            insert into segment_version
              (segment_id, version, name, description, among, kind, definition, at, actor)
            select id, version, name, description, among, kind, definition, updated_at, ?
            from segment_segment
            where id = ?\
            """)
        .params(actor, segment.id())
        .update();
    return segment;
  }

  Optional<Segment> find(String code) {
    return jdbc.sql("select * from segment_segment where code = ? and retired_at is null")
        .param(code)
        .query((row, n) -> segment(row))
        .optional();
  }

  /** Those made for a branch or below it, the ones changed last first. */
  List<Segment> latest(String scope, int most) {
    return jdbc.sql(
            """
            select * from segment_segment where retired_at is null and starts_with(scope, :scope)
            order by updated_at desc, id desc limit :most\
            """)
        .param("scope", scope)
        .param("most", most)
        .query((row, n) -> segment(row))
        .list();
  }

  Optional<Segment> find(long id) {
    return jdbc.sql("select * from segment_segment where id = ?")
        .param(id)
        .query((row, n) -> segment(row))
        .optional();
  }

  /** Until the transaction ends nobody else saves a segment that is made of segments. */
  void lockCompositions() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('segment_composition'))").query().listOfRows();
  }

  void retire(Segment segment) {
    jdbc.sql("update segment_segment set retired_at = shared_now() where id = ?")
        .param(segment.id())
        .update();
  }

  /** Empty where there is none that was taken out of use by that code within the branch. */
  Optional<Segment> restore(String code, String scope) {
    return jdbc.sql(
            """
            update segment_segment set retired_at = null
            where code = ? and retired_at is not null and starts_with(scope, ?) returning *\
            """)
        .params(code, scope)
        .query((row, n) -> segment(row))
        .optional();
  }

  void refreshAt(Segment segment, @Nullable LocalTime time) {
    jdbc.sql("update segment_segment set refresh_at = ? where id = ?")
        .params(Arrays.asList(time, segment.id()))
        .update();
  }

  /** Those whose time of the day has come, locked: another node takes others. */
  List<Segment> dueForRefresh(ZoneId bank, int most) {
    return jdbc.sql(
            """
            select * from segment_segment
            where retired_at is null and refresh_at <= (shared_now() at time zone :bank)::time
              and (refreshed_on is null or refreshed_on < (shared_now() at time zone :bank)::date)
            order by id limit :most for update skip locked\
            """)
        .param("bank", bank.getId())
        .param("most", most)
        .query((row, n) -> segment(row))
        .list();
  }

  void markRefreshed(Segment segment, ZoneId bank) {
    jdbc.sql(
            """
            update segment_segment set refreshed_on = (shared_now() at time zone ?)::date
            where id = ?\
            """)
        .params(bank.getId(), segment.id())
        .update();
  }

  Snapshot addSnapshot(
      Segment segment,
      Cohort cohort,
      @Nullable Long joined,
      @Nullable Long departed,
      List<PredictedCondition> predictions) {
    return jdbc.sql(
            """
            insert into segment_snapshot
              (segment_id, version, cohort_id, hash, size, joined, departed, predictions, at)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, shared_now()) returning *\
            """)
        .params(
            Arrays.asList(
                segment.id(),
                segment.version(),
                cohort.id(),
                cohort.hash(),
                cohort.size(),
                joined,
                departed,
                json.writeValueAsString(predictions)))
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
        row.getString("kind"),
        json.readTree(row.getString("definition")),
        row.getInt("version"),
        row.getString("scope"),
        row.getString("owner"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant(),
        row.getObject("refresh_at", LocalTime.class));
  }

  /** Those of whom some text in the definition is that one: the kind says whether it is meant. */
  List<Segment> mentioning(String text) {
    return jdbc.sql(
            """
            select * from segment_segment where retired_at is null
              and definition @@ ('$.** == ' || to_jsonb(?::text)::text)::jsonpath
            order by code\
            """)
        .param(text)
        .query((row, n) -> segment(row))
        .list();
  }

  /** Every segment there is, one after the other: a bank has hundreds of thousands. */
  @Transactional(readOnly = true)
  void each(Consumer<Segment> sink) {
    try (Stream<Segment> all =
        jdbc
            .sql("select * from segment_segment where retired_at is null")
            .withFetchSize(FETCH)
            .query((row, n) -> segment(row))
            .stream()) {
      all.forEach(sink);
    }
  }

  private Snapshot snapshot(ResultSet row) throws SQLException {
    return new Snapshot(
        row.getLong("id"),
        row.getLong("segment_id"),
        row.getInt("version"),
        row.getLong("cohort_id"),
        row.getString("hash"),
        row.getLong("size"),
        row.getObject("joined", Long.class),
        row.getObject("departed", Long.class),
        row.getTimestamp("at").toInstant(),
        json.readValue(row.getString("predictions"), PREDICTIONS));
  }
}
