package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log of attempts: written before the first byte leaves, closed with what became of it. */
@Repository
class Attempts {
  private final JdbcClient jdbc;
  private final Pacing pacing;
  private final Duration lease;
  private final TransactionTemplate transaction;

  Attempts(
      JdbcClient jdbc,
      Pacing pacing,
      DispatchSettings settings,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.pacing = pacing;
    this.lease = settings.lease();
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Leave to send.
   *
   * @param messages so many of those asked for, the first ones
   * @param counted those of them whom the day's limit counts by this attempt
   * @param opened when, by the database's clock; null if nothing may be sent
   * @param askAgainIn then, if it makes sense to ask again with this claim
   */
  record Leave(
      int messages, CustomerSet counted, @Nullable Instant opened, @Nullable Duration askAgainIn) {
    static final Leave NONE = new Leave(0, CustomerSet.empty(), null, null);
  }

  Duration lease() {
    return lease;
  }

  /** It makes no sense to ask leave for more messages of the channel at once. */
  int largest(String channel) {
    return pacing.limits(channel).piece();
  }

  /**
   * Records, in a transaction of its own, that these customers are about to be contacted, or as
   * many of them as the channel's pace allows.
   *
   * @param items by customer, ascending
   */
  Leave open(Claim claim, int number, List<Todo.Item> items) {
    Pacing.Limits limits = pacing.limits(claim.channel());
    if (limits.none()) {
      return record(claim, number, items, limits);
    }
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Pacing.Allowance allowance = pacing.allow(claim.channel(), limits, items);
              if (allowance.dayIsOver()) {
                return Leave.NONE;
              }
              if (allowance.messages() == 0) {
                return new Leave(0, CustomerSet.empty(), null, allowance.askAgainIn());
              }
              Leave leave = record(claim, number, items.subList(0, allowance.messages()), limits);
              pacing.count(claim.channel(), limits.today(), leave.counted().size());
              return leave;
            }));
  }

  private Leave record(Claim claim, int number, List<Todo.Item> items, Pacing.Limits limits) {
    int size = items.size();
    CustomerSet members = customers(items.stream());
    CustomerSet counted = customers(items.stream().filter(limits::counts));
    return jdbc.sql(
            """
            with held as (
              update touch_batch b
              set lease_until = clock_timestamp() + ? * interval '1 millisecond'
              where b.id = ? and b.claim_epoch = ?
                and not exists (select from touch_stop t where t.run_id = b.run_id)
                and (? or not exists (select from touch_breaker k where k.channel = b.channel))
                and not
            """
                + Holds.HELD_BACK
                + """
              returning b.id, b.claim_epoch, b.channel)
            insert into touch_attempt (batch_id, epoch, number, customers, members, channel, day)
            select id, claim_epoch, ?, ?, ?, channel, ? from held
            returning opened_at
            """)
        .param(lease.toMillis())
        .param(claim.batchId())
        .param(claim.epoch())
        .param(claim.probe())
        .param(number)
        .param(size)
        .param(members.toBytes())
        .param(limits.perDay() == null ? null : Date.valueOf(limits.today()))
        .query(Timestamp.class)
        .optional()
        .map(at -> new Leave(size, counted, at.toInstant(), null))
        .orElse(Leave.NONE);
  }

  private static CustomerSet customers(Stream<Todo.Item> items) {
    return CustomerSet.of(items.mapToInt(Todo.Item::customer).toArray());
  }

  /** Ends an attempt; messages that certainly did not arrive do not count for the day. */
  void close(Claim claim, int epoch, int number, String outcome, int notArrived) {
    Optional<Date> day =
        jdbc.sql(
                """
                update touch_attempt set closed_at = clock_timestamp(), outcome = ?
                where batch_id = ? and epoch = ? and number = ? and closed_at is null
                returning coalesce(day, date '1970-01-01')
                """)
            .params(outcome, claim.batchId(), epoch, number)
            .query((row, n) -> row.getDate(1))
            .optional();
    day.map(Date::toLocalDate)
        .filter(date -> date.getYear() > 1970)
        .ifPresent(date -> pacing.count(claim.channel(), date, -notArrived));
  }

  /** Keeps as evidence what came too late to decide anything. */
  void note(Claim claim, int number, String evidence) {
    jdbc.sql(
            """
            update touch_attempt set outcome = coalesce(outcome || '; ', '') || ?
            where batch_id = ? and epoch = ? and number = ?
            """)
        .params(evidence, claim.batchId(), claim.epoch(), number)
        .update();
  }

  /** An attempt without an end. */
  record Open(int epoch, int number, CustomerSet members, Instant opened) {}

  List<Open> leftOpen(Claim claim) {
    return jdbc.sql(
            """
            select epoch, number, members, opened_at from touch_attempt
            where batch_id = ? and closed_at is null
            """)
        .param(claim.batchId())
        .query(
            (row, n) ->
                new Open(
                    row.getInt(1),
                    row.getInt(2),
                    CustomerSet.fromBytes(row.getBytes(3)),
                    row.getTimestamp(4).toInstant()))
        .list();
  }
}
