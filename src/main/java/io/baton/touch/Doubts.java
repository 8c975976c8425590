package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Touches of which nobody knows whether the peer has them, and what answers and receipts say about
 * them later. The epoch of a claim does not matter here: a fact is true whoever brings it.
 */
@Repository
class Doubts {
  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Verdicts verdicts;

  Doubts(JdbcClient jdbc, JdbcTemplate template, Verdicts verdicts) {
    this.jdbc = jdbc;
    this.template = template;
    this.verdicts = verdicts;
  }

  /** Opens a doubt for each of these that is in doubt, in the transaction that settles them. */
  void record(Claim claim, List<Outcome> outcomes) {
    TouchPlanRef plan = claim.plan();
    template.batchUpdate(
        """
        insert into touch_doubt
          (run_id, step, occurrence, customer, batch_id, channel, reason, since)
        values (?, ?, ?, ?, ?, ?, ?, coalesce(?, clock_timestamp()))
        """,
        outcomes.stream()
            .filter(outcome -> outcome.state() == TouchState.IN_DOUBT)
            .map(
                outcome ->
                    new Object[] {
                      plan.runId(),
                      plan.step(),
                      plan.occurrence(),
                      outcome.customer(),
                      claim.batchId(),
                      plan.channel(),
                      outcome.detail() == null ? "UNNAMED" : outcome.detail(),
                      outcome.unknownSince() == null ? null : Timestamp.from(outcome.unknownSince())
                    })
            .toList());
  }

  /** Doubts of one channel and campaign that have the same reason. */
  record Group(
      String channel,
      long runId,
      String campaign,
      String reason,
      long customers,
      Instant oldest,
      Instant newest) {}

  List<Group> groups() {
    return jdbc.sql(
            """
            select d.channel, d.run_id, min(s.campaign_code), d.reason, count(*), min(d.since),
              max(d.since)
            from touch_doubt d
            join touch_batch b on b.id = d.batch_id join touch_step s on s.id = b.step_id
            where d.settled_at is null
            group by d.channel, d.run_id, d.reason order by min(d.since), d.channel, d.run_id
            """)
        .query(
            (row, n) ->
                new Group(
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getTimestamp(6).toInstant(),
                    row.getTimestamp(7).toInstant()))
        .list();
  }

  /** Customers of one batch who are in doubt. */
  record Open(BatchRef batch, int[] customers) {}

  /**
   * Locks the batches with open doubts of that group, lowest first, until the transaction ends; the
   * chunks of customers are locked after all batches, as by those who send.
   */
  List<Open> lock(String channel, long runId, String reason) {
    List<Long> batches =
        jdbc.sql(
                """
                select distinct batch_id from touch_doubt
                where channel = ? and run_id = ? and reason = ? and settled_at is null
                """)
            .params(channel, runId, reason)
            .query(Long.class)
            .list();
    lock(batches);
    return open(batches, reason);
  }

  void lock(Collection<Long> batches) {
    jdbc.sql("select from touch_batch where id = any(?) order by id for update")
        .param(batches.toArray(Long[]::new))
        .query()
        .listOfRows();
  }

  /** Those in doubt now; to be called under the lock of the batches. */
  List<Open> open(Collection<Long> batches, @Nullable String reason) {
    return jdbc.sql(
            """
            select b.id, s.run_id, s.step, s.occurrence, s.origin, s.campaign_code, s.channel,
              s.due, d.customers, s.month
            from (select batch_id, array_agg(customer order by customer) as customers
                  from touch_doubt
                  where batch_id = any(?) and settled_at is null
                    and reason = coalesce(?, reason)
                  group by batch_id) d
            join touch_batch b on b.id = d.batch_id join touch_step s on s.id = b.step_id
            order by b.id
            """)
        .param(batches.toArray(Long[]::new))
        .param(reason)
        .query(
            (row, n) ->
                new Open(
                    new BatchRef(
                        row.getLong(1),
                        new TouchPlanRef(
                            row.getLong(2),
                            row.getLong(3),
                            row.getInt(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)),
                        row.getObject(10, LocalDate.class),
                        row.getTimestamp(8).toInstant()),
                    Arrays.stream((Integer[]) row.getArray(9).getArray())
                        .mapToInt(Integer::intValue)
                        .toArray()))
        .list();
  }

  /**
   * Of these outcomes of a window, the certain ones settle what is still in doubt; everything else
   * stays. To be called in a transaction.
   */
  void settle(Claim claim, List<Outcome> outcomes, String by) {
    List<Long> batch = List.of(claim.batchId());
    lock(batch);
    for (Open open : open(batch, null)) {
      CustomerSet unknown = CustomerSet.of(open.customers());
      BatchRef of = open.batch();
      verdicts.settle(of, those(unknown, outcomes, TouchState.ACCEPTED), Verdict.ACCEPTED, by);
      verdicts.settle(
          of, those(unknown, outcomes, TouchState.REFUSED_BY_CHANNEL), Verdict.REFUSED, by);
    }
  }

  /** A receipt may have come before the doubt. The batches are locked. */
  void settleByReceipts(Collection<Long> batches) {
    for (Open open : open(batches, null)) {
      for (Verdict verdict : List.of(Verdict.ACCEPTED, Verdict.REFUSED)) {
        verdicts.settle(open.batch(), receiptsSay(verdict, open), verdict, "RECEIPT");
      }
    }
  }

  private int[] receiptsSay(Verdict verdict, Open open) {
    TouchPlanRef plan = open.batch().plan();
    return jdbc
        .sql(
            """
            select customer from touch_receipt
            where month = ? and run_id = ? and step = ? and occurrence = ? and customer = any(?)
              and delivered = ?
            """)
        .param(open.batch().month())
        .param(plan.runId())
        .param(plan.step())
        .param(plan.occurrence())
        .param(Arrays.stream(open.customers()).boxed().toArray(Integer[]::new))
        .param(verdict == Verdict.ACCEPTED)
        .query(Integer.class)
        .list()
        .stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] those(CustomerSet unknown, List<Outcome> outcomes, TouchState state) {
    return outcomes.stream()
        .filter(outcome -> outcome.state() == state && unknown.contains(outcome.customer()))
        .mapToInt(Outcome::customer)
        .toArray();
  }
}
