package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the ledger says about one customer of one campaign. */
@Repository
public class CustomerTouches {
  private final JdbcClient jdbc;

  CustomerTouches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One place of a journey that wanted to contact the customer.
   *
   * @param due as the journey asked for it
   * @param refused why nothing was planned; null where it was
   * @param state of what was planned; null where nothing was
   * @param retryAt when it is tried again, for one that waits
   * @param detail the channel's own word; {@code DEFERRED} for one that was moved out of quiet
   *     hours
   * @param sentAt when the last window that held it was handed to the channel
   * @param outcome of that window
   */
  public record Trace(
      String origin,
      String channel,
      String purpose,
      String template,
      int templateVersion,
      Instant due,
      Instant plannedAt,
      @Nullable RefusalReason refused,
      @Nullable String state,
      int failedAttempts,
      @Nullable Instant retryAt,
      @Nullable String detail,
      @Nullable Instant sentAt,
      @Nullable String outcome) {}

  private record Step(
      long id,
      String origin,
      String channel,
      String purpose,
      String template,
      int version,
      Instant due,
      Instant planned,
      long step,
      int occurrence) {
    Trace refused(RefusalReason reason) {
      return new Trace(
          origin, channel, purpose, template, version, due, planned, reason, null, 0, null, null,
          null, null);
    }
  }

  private record Sent(Instant at, @Nullable String outcome) {}

  /** In the order of planning. */
  @Transactional(readOnly = true)
  public List<Trace> of(long runId, int customer) {
    List<Trace> traces = new ArrayList<>();
    for (Step step : steps(runId)) {
      refusal(step, customer)
          .map(step::refused)
          .or(() -> planned(runId, step, customer))
          .ifPresent(traces::add);
    }
    return traces;
  }

  private List<Step> steps(long runId) {
    return jdbc.sql(
            """
            select id, origin, channel, purpose, template_key, template_version, due, planned_at,
                   step, occurrence
            from touch_step where run_id = ? order by id
            """)
        .param(runId)
        .query(
            (row, n) ->
                new Step(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getInt(6),
                    row.getTimestamp(7).toInstant(),
                    row.getTimestamp(8).toInstant(),
                    row.getLong(9),
                    row.getInt(10)))
        .list();
  }

  private Optional<RefusalReason> refusal(Step step, int customer) {
    return jdbc
        .sql("select reason, members from touch_refusal where step_id = ?")
        .param(step.id())
        .query(
            (row, n) ->
                CustomerSet.fromBytes(row.getBytes(2)).contains(customer)
                    ? Optional.of(RefusalReason.valueOf(row.getString(1)))
                    : Optional.<RefusalReason>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A step has several parts; the touch belongs to the one whose batch holds the customer. */
  private Optional<Trace> planned(long runId, Step step, int customer) {
    return jdbc.sql(
            """
            select l.state, l.failed_attempts, l.retry_at, l.detail from touch_ledger l
            where l.run_id = ? and l.step = ? and l.occurrence = ? and l.customer = ?
              and exists (select from touch_batch b where b.step_id = ?
                          and ? between b.first_customer and b.last_customer)
            """)
        .params(runId, step.step(), step.occurrence(), customer, step.id(), customer)
        .query(
            (row, n) -> {
              Timestamp retry = row.getTimestamp(3);
              Optional<Sent> sent = sent(step, customer);
              return new Trace(
                  step.origin(),
                  step.channel(),
                  step.purpose(),
                  step.template(),
                  step.version(),
                  step.due(),
                  step.planned(),
                  null,
                  row.getString(1),
                  row.getInt(2),
                  retry == null ? null : retry.toInstant(),
                  row.getString(4),
                  sent.map(Sent::at).orElse(null),
                  sent.map(Sent::outcome).orElse(null));
            })
        .optional();
  }

  private Optional<Sent> sent(Step step, int customer) {
    return jdbc
        .sql(
            """
            select a.members, a.opened_at, a.outcome
            from touch_attempt a join touch_batch b on b.id = a.batch_id
            where b.step_id = ? and ? between b.first_customer and b.last_customer
            order by a.opened_at desc
            """)
        .params(step.id(), customer)
        .query(
            (row, n) ->
                CustomerSet.fromBytes(row.getBytes(1)).contains(customer)
                    ? Optional.of(new Sent(row.getTimestamp(2).toInstant(), row.getString(3)))
                    : Optional.<Sent>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }
}
