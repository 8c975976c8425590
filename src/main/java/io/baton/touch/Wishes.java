package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.ContactContest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of rounds and of what campaigns want in them. */
@Repository
class Wishes {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  Wishes(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  record Wish(long id, TouchPlan plan, int attempts) {
    /**
     * @param at when the round is served: whatever came into it is due together, so that no instant
     *     of coming decides between equals
     */
    ContactContest place(int priority, Instant at) {
      return new ContactContest(
          priority,
          at,
          plan.runId(),
          TouchPlanRef.reference(plan.step(), plan.occurrence()),
          plan.chunk());
    }
  }

  /** Whether anybody's wish is still to be served; then nobody may go past. */
  boolean anyOpen() {
    return jdbc.sql("select exists (select from touch_wish where step_id is null)")
        .query(Boolean.class)
        .single();
  }

  /** One gathers from now on, whether or not it did before. */
  void open() {
    jdbc.sql("insert into touch_round default values on conflict do nothing").update();
  }

  /** The round that gathers, which cannot close before the transaction ends. */
  Optional<Long> join() {
    return jdbc.sql("select id from touch_round where closed_at is null for share")
        .query(Long.class)
        .optional();
  }

  /** Changes nothing where the same part was wished for before. */
  void add(long round, TouchPlan plan) {
    jdbc.sql(
            """
            insert into touch_wish (round_id, decided, members, room_until, %s)
            values (:round, :decided, :members, :room, %s)
            on conflict (run_id, step, occurrence, chunk) do nothing
            """
                .formatted(PlanColumns.NAMES, PlanColumns.VALUES))
        .params(new PlanColumns(plan).values())
        .param("round", round)
        .param("decided", plan.priority())
        .param("members", plan.candidates().toBytes())
        .param("room", plan.roomUntil() == null ? null : Timestamp.from(plan.roomUntil()))
        .update();
  }

  /** False where another node serves rounds at this moment. Until the transaction ends. */
  boolean takeTurn() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('touch.rounds', 0))")
        .query(Boolean.class)
        .single();
  }

  /**
   * A round in which somebody wants something.
   *
   * @param over it has waited for as long as it may
   */
  record Gathering(long id, boolean over) {}

  /** Empty as well while somebody is joining. */
  Optional<Gathering> gathering(Duration gather) {
    return jdbc.sql(
            """
            select r.id, w.first_at + ? * interval '1 millisecond' <= clock_timestamp()
            from touch_round r
            cross join lateral (select min(wished_at) as first_at from touch_wish
              where round_id = r.id) w
            where r.closed_at is null and w.first_at is not null
            for update of r skip locked
            """)
        .param(gather.toMillis())
        .query((row, n) -> new Gathering(row.getLong(1), row.getBoolean(2)))
        .optional();
  }

  List<Wish> of(long round) {
    return jdbc.sql("select * from touch_wish where round_id = ? order by id")
        .param(round)
        .query((row, n) -> wish(row))
        .list();
  }

  /** Nobody joins from now on; the next round gathers, so that nobody who comes has to open one. */
  void close(long round, List<Ranked> ranked) {
    batches.batchUpdate(
        "update touch_wish set rank = ?, priority = ? where id = ?",
        ranked.stream()
            .map(each -> new Object[] {each.rank(), each.priority(), each.wish()})
            .toList());
    jdbc.sql("update touch_round set closed_at = clock_timestamp() where id = ?")
        .param(round)
        .update();
    open();
  }

  record Ranked(long wish, int rank, int priority) {}

  /** Who is to be served next. Who failed lets the others go first. */
  Optional<Wish> next() {
    return jdbc.sql(
            """
            select * from touch_wish
            where step_id is null and rank is not null and try_at <= clock_timestamp()
            order by round_id, rank limit 1
            """)
        .query((row, n) -> wish(row))
        .optional();
  }

  void served(Wish wish) {
    jdbc.sql(
            """
            update touch_wish w set members = null, step_id = s.id
            from touch_step s
            where w.id = ? and s.run_id = w.run_id and s.step = w.step
              and s.occurrence = w.occurrence and s.chunk = w.chunk
            """)
        .param(wish.id())
        .update();
  }

  void failed(Wish wish, Duration after) {
    jdbc.sql(
            """
            update touch_wish set attempts = least(attempts + 1, 1000),
              try_at = clock_timestamp() + ? * interval '1 millisecond'
            where id = ?
            """)
        .params(after.toMillis(), wish.id())
        .update();
  }

  /** Whom the run wants to contact and who is not served yet. */
  CustomerSet waiting(long runId) {
    return jdbc
        .sql("select members from touch_wish where run_id = ? and step_id is null")
        .param(runId)
        .query((row, n) -> CustomerSet.fromBytes(row.getBytes(1)))
        .list()
        .stream()
        .reduce(CustomerSet.empty(), CustomerSet::or);
  }

  private static Wish wish(ResultSet row) throws SQLException {
    return new Wish(row.getLong("id"), PlanColumns.read(row), row.getInt("attempts"));
  }
}
