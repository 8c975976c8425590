package io.baton.grouping;

import io.baton.cohort.Cohort;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.shared.LeasedRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The runs of groupings and the groups that came out of them. */
@Component("groupingRunBook")
class RunBook {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final RunRows rows;
  private final LeasedRows leases;

  RunBook(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
    this.rows = new RunRows(json);
    this.leases = new LeasedRows(jdbc, "grouping_run", "done = 0");
  }

  /** Empty where a run of the grouping is under way. */
  Optional<GroupingRun> open(Grouping grouping, String by) {
    return jdbc.sql(
            """
            insert into grouping_run
              (grouping_id, base, settings, approval_above, author, state, started_by)
            values (?, ?, ?::jsonb, ?, ?, 'WAITING', ?)
            on conflict do nothing returning *\
            """)
        .params(
            Arrays.asList(
                grouping.id(),
                grouping.base(),
                grouping.settings().toString(),
                grouping.approvalAbove(),
                grouping.author(),
                by))
        .query((row, n) -> rows.run(row))
        .optional();
  }

  Optional<GroupingRun> claim(UUID node) {
    return leases.claim(node, (row, n) -> rows.run(row));
  }

  void extend(UUID node) {
    leases.extend(node);
  }

  /** False where it is cancelled or not this node's. */
  boolean progress(GroupingRun run, UUID node, String stage, long done, long total) {
    return jdbc.sql(
                """
                update grouping_run set stage = ?, done = ?, total = ?,
                  lease_until = clock_timestamp() + interval '60 s'
                where id = ? and node = ? and state = 'RUNNING' and not cancelling\
                """)
            .params(stage, done, total, run.id(), node)
            .update()
        == 1;
  }

  void cancel(GroupingRun run) {
    jdbc.sql(
            """
            update grouping_run set cancelling = true
            where id = ? and state in ('WAITING', 'RUNNING')\
            """)
        .param(run.id())
        .update();
  }

  void cancelled(GroupingRun run, UUID node) {
    jdbc.sql(
            """
            update grouping_run set state = 'CANCELLED', finished_at = shared_now()
            where id = ? and node = ? and state = 'RUNNING' and cancelling\
            """)
        .params(run.id(), node)
        .update();
  }

  void failed(GroupingRun run, UUID node, String code, String problem, List<Finding> findings) {
    jdbc.sql(
            """
            update grouping_run set state = 'FAILED', finished_at = shared_now(),
              problem_code = ?, problem = ?, findings = ?::jsonb
            where id = ? and node = ? and state = 'RUNNING'\
            """)
        .params(code, problem, json.writeValueAsString(findings), run.id(), node)
        .update();
  }

  /** What a run has found, before anybody has decided on it. */
  record Found(
      Instant asOf,
      long baseSize,
      String baseHash,
      String hash,
      tools.jackson.databind.JsonNode summary,
      @Nullable Moves moves) {}

  /** False where it is cancelled or not this node's: nothing of it may be kept then. */
  boolean done(GroupingRun run, UUID node, Found found) {
    return jdbc.sql(
                """
                update grouping_run set state = 'DONE', standing = 'OPEN',
                  finished_at = shared_now(), as_of = ?, base_size = ?, base_hash = ?, hash = ?,
                  summary = ?::jsonb, moves = ?::jsonb, done = total
                where id = ? and node = ? and state = 'RUNNING' and not cancelling\
                """)
            .params(
                Arrays.asList(
                    Timestamp.from(found.asOf()),
                    found.baseSize(),
                    found.baseHash(),
                    found.hash(),
                    found.summary().toString(),
                    found.moves() == null ? null : json.writeValueAsString(found.moves()),
                    run.id(),
                    node))
            .update()
        == 1;
  }

  void addGroup(GroupingRun run, int number, Division.Part part, Cohort cohort) {
    jdbc.sql(
            """
            insert into grouping_group
              (run_id, number, key, name_zh, name_en, cohort_id, size, hash, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)\
            """)
        .params(
            run.id(),
            number,
            part.key(),
            part.name().zh(),
            part.name().en(),
            cohort.id(),
            cohort.size(),
            cohort.hash(),
            part.detail().toString())
        .update();
  }

  /** Divisions on which nobody has decided are overtaken by a newer one. */
  void discardOpen(GroupingRun newer) {
    jdbc.sql(
            """
            update grouping_run set standing = 'DISCARDED'
            where grouping_id = ? and id <> ? and standing in ('OPEN', 'AWAITING')\
            """)
        .params(newer.groupingId(), newer.id())
        .update();
  }

  void compared(GroupingRun run, Moves moves) {
    jdbc.sql("update grouping_run set moves = ?::jsonb where id = ?")
        .params(json.writeValueAsString(moves), run.id())
        .update();
  }

  void await(GroupingRun run, String askedBy) {
    jdbc.sql("update grouping_run set standing = 'AWAITING', asked_by = ? where id = ?")
        .params(askedBy, run.id())
        .update();
  }

  void refused(GroupingRun run, String by, String comment) {
    jdbc.sql(
            """
            update grouping_run set standing = 'REFUSED', decided_by = ?,
              decided_at = shared_now(), comment = ?
            where id = ?\
            """)
        .params(by, comment, run.id())
        .update();
  }

  void inEffect(GroupingRun run, String by) {
    jdbc.sql(
            """
            update grouping_run set standing = 'REPLACED'
            where grouping_id = ? and standing = 'IN_EFFECT'\
            """)
        .param(run.groupingId())
        .update();
    jdbc.sql(
            """
            update grouping_run set standing = 'IN_EFFECT', decided_by = ?,
              decided_at = shared_now(),
              division = (select coalesce(max(division), 0) + 1 from grouping_run
                where grouping_id = ?)
            where id = ?\
            """)
        .params(by, run.groupingId(), run.id())
        .update();
  }

  Optional<GroupingRun> find(long id) {
    return jdbc.sql("select * from grouping_run where id = ?")
        .param(id)
        .query((row, n) -> rows.run(row))
        .optional();
  }

  Optional<GroupingRun> inEffect(long grouping) {
    return jdbc.sql("select * from grouping_run where grouping_id = ? and standing = 'IN_EFFECT'")
        .param(grouping)
        .query((row, n) -> rows.run(row))
        .optional();
  }

  /** The newest first. */
  List<GroupingRun> of(long grouping, int most) {
    return jdbc.sql("select * from grouping_run where grouping_id = ? order by id desc limit ?")
        .params(grouping, most)
        .query((row, n) -> rows.run(row))
        .list();
  }

  /** The newest of every grouping of them. */
  List<GroupingRun> newest(List<Long> groupings) {
    return jdbc.sql(
            """
            select distinct on (grouping_id) * from grouping_run where grouping_id = any (?)
            order by grouping_id, id desc\
            """)
        .param(groupings.toArray(Long[]::new))
        .query((row, n) -> rows.run(row))
        .list();
  }

  List<StoredGroup> groups(long run) {
    return jdbc.sql(
            """
            select g.*, s.segment from grouping_group g join grouping_run r on r.id = g.run_id
              left join grouping_segment s on s.grouping_id = r.grouping_id and s.key = g.key
            where g.run_id = ? order by g.number\
            """)
        .param(run)
        .query((row, n) -> rows.group(row))
        .list();
  }

  Optional<StoredGroup> group(long id) {
    return jdbc.sql("select g.*, null as segment from grouping_group g where id = ?")
        .param(id)
        .query((row, n) -> rows.group(row))
        .optional();
  }

  static BatonException unknown(long id) {
    return new BatonException(GroupingError.GROUPING_RUN_UNKNOWN, "there is no run " + id);
  }
}
