package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.Admission;
import io.baton.policy.RefusalReason;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows a plan is made of, beside the touches themselves. */
@Repository
class TouchSteps {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Priorities priorities;
  private final int batchSize;

  TouchSteps(
      JdbcClient jdbc, JdbcTemplate batches, Priorities priorities, DispatchSettings settings) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.priorities = priorities;
    this.batchSize = settings.batchSize();
  }

  /** The new step's id, or nothing if this part of the step was planned before. */
  OptionalLong begin(TouchPlan plan, LocalDate month) {
    return jdbc
        .sql(
            """
            insert into touch_step (priority, month, %s) values (:priority, :month, %s)
            on conflict (run_id, step, occurrence, chunk) do nothing
            returning id
            """
                .formatted(PlanColumns.NAMES, PlanColumns.VALUES))
        .params(new PlanColumns(plan).values())
        .param("priority", plan.priority())
        .param("month", month)
        .query(Long.class)
        .list()
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  void record(long stepId, TouchPlan plan, Admission admission) {
    boolean putOff = !admission.deferred(plan.due()).isEmpty();
    Instant received = putOff ? null : plan.receivedAt();
    jdbc.sql("update touch_step set planned = ?, received_at = ? where id = ?")
        .param((int) admission.granted().size())
        .param(received == null ? null : Timestamp.from(received))
        .param(stepId)
        .update();
    admission.refused().forEach((reason, members) -> refuse(stepId, reason, members));
    batches.batchUpdate(
        """
        insert into touch_batch
          (step_id, run_id, channel, first_customer, last_customer, members, planned, due, urgency)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        batchesOf(stepId, plan, admission.granted(), priorities.urgency(plan)));
  }

  private void refuse(long stepId, RefusalReason reason, CustomerSet members) {
    jdbc.sql("insert into touch_refusal (step_id, reason, customers, members) values (?, ?, ?, ?)")
        .params(stepId, reason.name(), (int) members.size(), members.toBytes())
        .update();
  }

  private List<Object[]> batchesOf(long stepId, TouchPlan plan, CustomerSet granted, int urgency) {
    List<Object[]> rows = new ArrayList<>();
    for (long rank = 0; rank < granted.size(); rank += batchSize) {
      CustomerSet members = granted.slice(rank, batchSize);
      int[] ids = members.toArray();
      rows.add(
          new Object[] {
            stepId,
            plan.runId(),
            plan.channel(),
            ids[0],
            ids[ids.length - 1],
            members.toBytes(),
            ids.length,
            Timestamp.from(plan.due()),
            urgency
          });
    }
    return rows;
  }

  /** These wait until the policy's time; the batch comes back for them. */
  void defer(TouchPlan plan, LocalDate month, Instant until, CustomerSet who, String why) {
    for (long rank = 0; rank < who.size(); rank += batchSize) {
      Integer[] ids =
          Arrays.stream(who.slice(rank, batchSize).toArray()).boxed().toArray(Integer[]::new);
      batches.update(
          """
          update touch_touch set state = ?, retry_at = ?, detail = ?
          where month = ? and run_id = ? and step = ? and occurrence = ? and customer = any(?)
          """,
          TouchState.RETRY.code(),
          Timestamp.from(until),
          why,
          month,
          plan.runId(),
          plan.step(),
          plan.occurrence(),
          ids);
    }
  }

  /** What the same plan said when it was made. */
  PlannedStep existing(TouchPlan plan) {
    long stepId =
        jdbc.sql("select id from touch_step where " + PlanColumns.SAME)
            .params(new PlanColumns(plan).key())
            .query(Long.class)
            .single();
    CustomerSet planned =
        jdbc
            .sql("select members from touch_batch where step_id = ?")
            .param(stepId)
            .query((row, number) -> CustomerSet.fromBytes(row.getBytes(1)))
            .list()
            .stream()
            .reduce(CustomerSet.empty(), CustomerSet::or);
    Map<RefusalReason, CustomerSet> refused = new EnumMap<>(RefusalReason.class);
    jdbc.sql("select reason, members from touch_refusal where step_id = ?")
        .param(stepId)
        .query(
            row -> {
              refused.put(
                  RefusalReason.valueOf(row.getString(1)), CustomerSet.fromBytes(row.getBytes(2)));
            });
    return new PlannedStep(planned, refused, true);
  }
}
