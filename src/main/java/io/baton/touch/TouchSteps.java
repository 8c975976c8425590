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
            insert into touch_step
              (run_id, step, occurrence, chunk, origin, campaign_code, channel, purpose,
               template_key, template_version, manifest_hash, due, candidates, product, priority,
               month)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (run_id, step, occurrence, chunk) do nothing
            returning id
            """)
        .params(
            plan.runId(),
            plan.step(),
            plan.occurrence(),
            plan.chunk(),
            plan.origin(),
            plan.campaignCode(),
            plan.channel(),
            plan.purpose(),
            plan.templateKey(),
            plan.templateVersion(),
            plan.manifestHash(),
            Timestamp.from(plan.due()),
            (int) plan.candidates().size())
        .param(plan.product())
        .param(plan.priority())
        .param(month)
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
  void defer(TouchPlan plan, LocalDate month, Instant until, CustomerSet who) {
    for (long rank = 0; rank < who.size(); rank += batchSize) {
      Integer[] ids =
          Arrays.stream(who.slice(rank, batchSize).toArray()).boxed().toArray(Integer[]::new);
      batches.update(
          """
          update touch_touch set state = ?, retry_at = ?, detail = 'DEFERRED'
          where month = ? and run_id = ? and step = ? and occurrence = ? and customer = any(?)
          """,
          TouchState.RETRY.code(),
          Timestamp.from(until),
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
        jdbc.sql(
                """
                select id from touch_step
                where run_id = ? and step = ? and occurrence = ? and chunk = ?
                """)
            .params(plan.runId(), plan.step(), plan.occurrence(), plan.chunk())
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
