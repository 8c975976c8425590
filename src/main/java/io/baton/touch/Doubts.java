package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.ContactPolicy;
import io.baton.shared.BatonException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Touches of which nobody knows whether the peer has them, and how each was settled in the end. The
 * epoch of a claim does not matter here: a fact is true whoever brings it.
 */
@Repository
class Doubts {
  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final ContactPolicy policy;
  private final DeadLetters deadLetters;

  Doubts(JdbcClient jdbc, JdbcTemplate template, ContactPolicy policy, DeadLetters deadLetters) {
    this.jdbc = jdbc;
    this.template = template;
    this.policy = policy;
    this.deadLetters = deadLetters;
  }

  /** How a doubt can end. */
  enum Verdict {
    ACCEPTED,
    REFUSED,
    /** The risk of a second copy is taken on purpose. */
    SEND_AGAIN
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
      settle(open.batch(), those(unknown, outcomes, TouchState.ACCEPTED), Verdict.ACCEPTED, by);
      settle(
          open.batch(),
          those(unknown, outcomes, TouchState.REFUSED_BY_CHANNEL),
          Verdict.REFUSED,
          by);
    }
  }

  /** A receipt may have come before the doubt. The batches are locked. */
  void settleByReceipts(Collection<Long> batches) {
    for (Open open : open(batches, null)) {
      for (Verdict verdict : List.of(Verdict.ACCEPTED, Verdict.REFUSED)) {
        settle(open.batch(), receiptsSay(verdict, open), verdict, "RECEIPT");
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

  /**
   * A touch that is opened again inside a batch that is being sent would be counted with what its
   * sender has just done.
   */
  private void requireIdle(BatchRef batch) {
    if (jdbc.sql("select owner is not null from touch_batch where id = ?")
        .param(batch.batchId())
        .query(Boolean.class)
        .single()) {
      throw new BatonException(
          TouchError.DISPATCH_DOUBTS_BUSY, "others of the same batch are being sent");
    }
  }

  /**
   * All of these customers are in doubt, and the batch is locked.
   *
   * @throws BatonException DISPATCH_DOUBTS_BUSY where they are to be sent again and somebody sends
   *     others of the batch
   */
  void settle(BatchRef batch, int[] customers, Verdict verdict, String by) {
    if (customers.length == 0) {
      return;
    }
    if (verdict == Verdict.SEND_AGAIN) {
      requireIdle(batch);
    }
    int settled = write(batch, customers, verdict, by);
    if (settled != customers.length) {
      throw new IllegalStateException(
          "%d touches were in doubt where %d were settled".formatted(settled, customers.length));
    }
    jdbc.sql(
            """
            update touch_doubt set settled_at = clock_timestamp(), settled_as = ?, settled_by = ?
            where run_id = ? and step = ? and occurrence = ? and customer = any(?)
              and settled_at is null
            """)
        .params(with(List.of(verdict.name(), by), batch, customers))
        .update();
    int accepted = verdict == Verdict.ACCEPTED ? settled : 0;
    int refused = verdict == Verdict.REFUSED ? settled : 0;
    boolean again = verdict == Verdict.SEND_AGAIN;
    jdbc.sql(
            """
            update touch_batch
            set accepted = accepted + ?, refused = refused + ?, in_doubt = in_doubt - ?,
                done = done and not ?, due = case when ? then least(due, shared_now()) else due end
            where id = ?
            """)
        .params(accepted, refused, settled, again, again, batch.batchId())
        .update();
    if (refused > 0) {
      deadLetters.record(
          batch.batchId(), Arrays.stream(customers).mapToObj(c -> Outcome.refused(c, by)).toList());
      policy.release(
          batch.plan().runId(),
          batch.plan().channel(),
          batch.plan().reference(),
          batch.due(),
          CustomerSet.of(customers));
    }
  }

  private int write(BatchRef batch, int[] customers, Verdict verdict, String by) {
    String set =
        switch (verdict) {
          case ACCEPTED -> "state = 1, unknown_since = null";
          case REFUSED -> "state = 2, unknown_since = null";
          // It stays unknown, from a new beginning: a later "no" is only about the later copy.
          case SEND_AGAIN ->
              "state = 3, attempts = null, retry_at = shared_now(), unknown_since = clock_timestamp()";
        };
    return jdbc.sql(
            "update touch_touch set detail = ?, "
                + set
                + """
                 where month = ? and run_id = ? and step = ? and occurrence = ?
                  and customer = any(?) and state = 4
                """)
        .params(with(List.of(by, batch.month()), batch, customers))
        .update();
  }

  private static List<Object> with(List<?> first, BatchRef batch, int[] customers) {
    List<Object> parameters = new ArrayList<>(first);
    parameters.add(batch.plan().runId());
    parameters.add(batch.plan().step());
    parameters.add(batch.plan().occurrence());
    parameters.add(Arrays.stream(customers).boxed().toArray(Integer[]::new));
    return parameters;
  }
}
