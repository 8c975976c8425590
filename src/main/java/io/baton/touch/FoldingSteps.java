package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is left of months whose touches are gone. An event-triggered campaign has a step and a batch
 * for each micro-cohort; of a month that is gone those of one day at one place of the journey with
 * one wording become one, with one batch for each way in which touches ended. Sums, sets, reasons
 * and what a link belongs to stay as they are; which micro-cohort it was, does not.
 */
@Component
class FoldingSteps {
  /** Nothing else knows these by their ids. */
  private static final String FOLDABLE =
      """
      s.month = :month and not s.folded
      and not exists (select from touch_wish w where w.step_id = s.id)
      and not exists (select from touch_batch b join touch_doubt d on d.batch_id = b.id
        where b.step_id = s.id)
      and not exists (select from touch_batch b join touch_attempt a on a.batch_id = b.id
        where b.step_id = s.id)
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  FoldingSteps(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  private record Day(long run, LocalDate day) {}

  /** Every month that is gone and has not been folded; each day of a campaign on its own. */
  void run() {
    for (LocalDate month :
        jdbc.sql(
                """
                select month from touch_month
                where dropped_at is not null and folded_at is null order by month
                """)
            .query(LocalDate.class)
            .list()) {
      for (Day day : days(month)) {
        for (Long[] steps : alike(month, day)) {
          transaction.executeWithoutResult(status -> fold(steps));
        }
      }
      jdbc.sql("update touch_month set folded_at = clock_timestamp() where month = ?")
          .param(month)
          .update();
    }
  }

  private List<Day> days(LocalDate month) {
    return jdbc.sql(
            """
            select s.run_id, (s.due at time zone 'UTC')::date from touch_step s
            where s.month = ? and not s.folded
            group by 1, 2 having count(distinct s.step) > 1 order by 1, 2
            """)
        .param(month)
        .query((row, n) -> new Day(row.getLong(1), row.getObject(2, LocalDate.class)))
        .list();
  }

  private List<Long[]> alike(LocalDate month, Day day) {
    return jdbc.sql(
            "select array_agg(s.id order by s.id) from touch_step s where s.run_id = :run"
                + " and s.due >= :from and s.due < :to and "
                + FOLDABLE
                + """
                group by s.origin, s.campaign_code, s.channel, s.purpose, s.template_key,
                  s.template_version, s.manifest_hash, s.product, s.priority
                having count(distinct s.step) > 1
                """)
        .param("month", month)
        .param("run", day.run())
        .param("from", Timestamp.from(start(day.day())))
        .param("to", Timestamp.from(start(day.day().plusDays(1))))
        .query((row, n) -> (Long[]) row.getArray(1).getArray())
        .list();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private void fold(Long[] steps) {
    foldRefusals(steps);
    foldBatches(steps);
    jdbc.sql(
            """
            update touch_step s set candidates = t.candidates, planned = t.planned, due = t.due,
              planned_at = t.planned_at, received_at = null, folded = true
            from (select sum(candidates) as candidates, sum(planned) as planned, min(due) as due,
                    min(planned_at) as planned_at
                  from unnest(:steps) as u (id) join touch_step using (id)) t
            where s.id = :one
            """)
        .param("steps", steps)
        .param("one", steps[0])
        .update();
    jdbc.sql(
            """
            delete from touch_plan_month p using unnest(:steps) as u (id), touch_step s
            where s.id = u.id and p.run_id = s.run_id and p.step = s.step
              and p.occurrence = s.occurrence
              and not exists (select from touch_step k where k.id = :one and k.run_id = s.run_id
                and k.step = s.step and k.occurrence = s.occurrence)
            """)
        .param("steps", steps)
        .param("one", steps[0])
        .update();
    jdbc.sql(
            "delete from touch_step s using unnest(:steps) as u (id) where s.id = u.id and s.id <> :one")
        .param("steps", steps)
        .param("one", steps[0])
        .update();
  }

  private static final class Counted {
    private CustomerSet members = CustomerSet.empty();
    private long touches;

    void add(CustomerSet more, long count) {
      members = members.or(more);
      touches += count;
    }
  }

  /** Who was refused twice has the first reason that was met, as in the report. */
  private void foldRefusals(Long[] steps) {
    Map<RefusalReason, Counted> reasons = new EnumMap<>(RefusalReason.class);
    CustomerSet[] seen = {CustomerSet.empty()};
    jdbc.sql(
            """
            select r.reason, r.customers, r.members
            from unnest(?) as u (id) join touch_refusal r on r.step_id = u.id
            order by r.step_id, r.reason
            """)
        .param(steps)
        .query(
            row -> {
              CustomerSet members = CustomerSet.fromBytes(row.getBytes(3));
              reasons
                  .computeIfAbsent(RefusalReason.valueOf(row.getString(1)), any -> new Counted())
                  .add(members.minus(seen[0]), row.getInt(2));
              seen[0] = seen[0].or(members);
            });
    jdbc.sql("delete from touch_refusal r using unnest(?) as u (id) where r.step_id = u.id")
        .param(steps)
        .update();
    reasons.forEach(
        (reason, counted) ->
            jdbc.sql(
                    """
                    insert into touch_refusal (step_id, reason, customers, members)
                    values (?, ?, ?, ?)
                    """)
                .params(steps[0], reason.name(), counted.touches, counted.members.toBytes())
                .update());
  }

  private record Batch(long id, CustomerSet members, int planned, int accepted) {}

  private void foldBatches(Long[] steps) {
    List<Batch> batches =
        jdbc.sql(
                """
                select b.id, b.members, b.planned, b.accepted
                from unnest(?) as u (id) join touch_batch b on b.step_id = u.id order by b.id
                """)
            .param(steps)
            .query(
                (row, n) ->
                    new Batch(
                        row.getLong(1),
                        CustomerSet.fromBytes(row.getBytes(2)),
                        row.getInt(3),
                        row.getInt(4)))
            .list();
    if (batches.isEmpty()) {
      return;
    }
    Map<TouchState, Counted> ends = new EnumMap<>(TouchState.class);
    List<Long> ids = new ArrayList<>();
    for (Batch batch : batches) {
      ids.add(batch.id());
      if (batch.accepted() == batch.planned()) {
        ends.computeIfAbsent(TouchState.ACCEPTED, any -> new Counted())
            .add(batch.members(), batch.planned());
      }
    }
    Long[] all = ids.toArray(Long[]::new);
    jdbc.sql(
            """
            delete from touch_ended e using unnest(?) as u (id) where e.batch_id = u.id
            returning e.state, e.customers, e.members
            """)
        .param(all)
        .query(
            row -> {
              ends.computeIfAbsent(TouchState.of(row.getInt(1)), any -> new Counted())
                  .add(CustomerSet.fromBytes(row.getBytes(3)), row.getInt(2));
            });
    ends.forEach((state, counted) -> insert(steps[0], batches.get(0).id(), state, counted));
    jdbc.sql("delete from touch_dead_letter l using unnest(?) as u (id) where l.batch_id = u.id")
        .param(all)
        .update();
    jdbc.sql("delete from touch_batch b using unnest(?) as u (id) where b.id = u.id")
        .param(all)
        .update();
  }

  private void insert(long step, long like, TouchState state, Counted counted) {
    int[] ids = counted.members.toArray();
    boolean accepted = state == TouchState.ACCEPTED;
    long id =
        jdbc.sql(
                """
                insert into touch_batch (step_id, run_id, channel, first_customer, last_customer,
                  members, planned, accepted, refused, done, due, urgency)
                select :step, run_id, channel, :first, :last, :members, :planned, :accepted,
                  :refused, true, due, urgency
                from touch_batch where id = :like
                returning id
                """)
            .param("step", step)
            .param("first", ids[0])
            .param("last", ids[ids.length - 1])
            .param("members", counted.members.toBytes())
            .param("planned", counted.touches)
            .param("accepted", accepted ? counted.touches : 0)
            .param("refused", accepted ? 0 : counted.touches)
            .param("like", like)
            .query(Long.class)
            .single();
    if (!accepted) {
      jdbc.sql("insert into touch_ended (batch_id, state, customers, members) values (?, ?, ?, ?)")
          .params(id, state.code(), counted.touches, counted.members.toBytes())
          .update();
    }
  }
}
