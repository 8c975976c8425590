package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
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
  private final EndedTouches ended;

  CustomerTouches(JdbcClient jdbc, EndedTouches ended) {
    this.jdbc = jdbc;
    this.ended = ended;
  }

  /**
   * One place of a journey that wanted to contact the customer.
   *
   * @param due as the journey asked for it
   * @param refused why nothing was planned; null where it was
   * @param state of what was planned; null where nothing was
   * @param retryAt when it is tried again, for one that waits
   * @param detail the channel's own word; {@code DEFERRED} for one that was moved out of quiet
   *     hours, {@code WAITS_FOR_ROOM} for one that was moved to a day with room in the channel
   * @param sentAt when the last window that held it was handed to the channel
   * @param outcome of that window
   * @param dropped the touch is past its retention: how it ended is known, the rest is not
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
      @Nullable String outcome,
      boolean dropped) {}

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
      int occurrence,
      LocalDate month) {
    Trace refused(RefusalReason reason) {
      return new Trace(
          origin, channel, purpose, template, version, due, planned, reason, null, 0, null, null,
          null, null, false);
    }

    Trace dropped(TouchState state) {
      return new Trace(
          origin,
          channel,
          purpose,
          template,
          version,
          due,
          planned,
          null,
          state.name(),
          0,
          null,
          null,
          null,
          null,
          true);
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
                   step, occurrence, month
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
                    row.getInt(10),
                    row.getObject(11, LocalDate.class)))
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

  /** A step has several parts; the touch belongs to the one of whose batches the customer is. */
  private Optional<Trace> planned(long runId, Step step, int customer) {
    return batch(step, customer)
        .flatMap(
            batch ->
                planned(runId, step, batch, customer)
                    .or(() -> ended.stateOf(batch, customer).map(step::dropped)));
  }

  /** Batches may overlap by number; the members say whose touch it is. */
  private Optional<Long> batch(Step step, int customer) {
    return jdbc
        .sql(
            "select id, members from touch_batch where step_id = ?"
                + " and ? between first_customer and last_customer")
        .params(step.id(), customer)
        .query(
            (row, n) ->
                CustomerSet.fromBytes(row.getBytes(2)).contains(customer)
                    ? Optional.of(row.getLong(1))
                    : Optional.<Long>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Trace> planned(long runId, Step step, long batch, int customer) {
    return jdbc.sql(
            "select state, failed_attempts, retry_at, detail from touch_ledger"
                + " where month = ? and run_id = ? and step = ? and occurrence = ? and customer = ?")
        .params(step.month(), runId, step.step(), step.occurrence(), customer)
        .query(
            (row, n) -> {
              Timestamp retry = row.getTimestamp(3);
              Optional<Sent> sent = sent(batch, customer);
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
                  sent.map(Sent::outcome).orElse(null),
                  false);
            })
        .optional();
  }

  private Optional<Sent> sent(long batch, int customer) {
    return jdbc
        .sql(
            "select members, opened_at, outcome from touch_attempt where batch_id = ?"
                + " order by opened_at desc")
        .param(batch)
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
