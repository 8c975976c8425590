package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Claims on batches. Whoever claims raises the batch's epoch, and every later statement of the
 * claimant names the epoch it was given: a dispatcher that was paused for longer than its lease
 * changes nothing any more. Leases are measured by the database's own clock.
 */
@Repository
class Batches {
  private static final String STOPPED =
      " exists (select from touch_stop t where t.run_id = b.run_id)";
  private static final String DUE =
      """
      not b.done and b.due <= (select shared_now())
      and (b.lease_until is null or b.lease_until < clock_timestamp())
      """;

  /** What is stopped has only to be settled, whatever holds sending back. */
  private static final String CLAIMABLE =
      DUE + " and (" + STOPPED + " or not " + Holds.HELD_BACK + ")";

  private final JdbcClient jdbc;
  private final Duration lease;

  Batches(JdbcClient jdbc, DispatchSettings settings) {
    this.jdbc = jdbc;
    this.lease = settings.lease();
  }

  /**
   * The most urgent batch of this channel, and of those the one due the longest, if nobody else has
   * it. While the channel's breaker is open only what is stopped is given out.
   */
  Optional<Claim> claim(String channel, String owner, Breaker.Verdict verdict) {
    return jdbc.sql(
            """
            update touch_batch c
            set claim_epoch = c.claim_epoch + 1, owner = ?,
                lease_until = clock_timestamp() + ? * interval '1 millisecond'
            from touch_step s
            where s.id = c.step_id and c.id =
              (select b.id from touch_batch b where b.channel = ? and
            """
                + CLAIMABLE
                + """
               and (? or """
                + STOPPED
                + """
               ) order by b.urgency desc, b.due, b.id limit 1 for update of b skip locked)
            returning c.id, c.claim_epoch, s.run_id, s.step, s.occurrence, s.origin,
              s.campaign_code, s.channel, s.purpose, s.template_key, s.template_version,
              c.first_customer, c.last_customer, c.members, s.due,
              exists (select from touch_stop t where t.run_id = c.run_id), c.urgency, s.month,
              s.planned_at
            """)
        .params(owner, lease.toMillis(), channel, verdict != Breaker.Verdict.OPEN)
        .query(
            (row, n) ->
                new Claim(
                    row.getLong(1),
                    row.getInt(2),
                    new TouchPlanRef(
                        row.getLong(3),
                        row.getLong(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)),
                    row.getObject(18, LocalDate.class),
                    row.getString(9),
                    row.getString(10),
                    row.getInt(11),
                    row.getInt(12),
                    row.getInt(13),
                    CustomerSet.fromBytes(row.getBytes(14)),
                    row.getTimestamp(15).toInstant(),
                    row.getTimestamp(19).toInstant(),
                    row.getBoolean(16),
                    verdict == Breaker.Verdict.PROBE,
                    row.getInt(17)))
        .optional();
  }

  /** Channels with at least one batch that could be claimed now. */
  List<String> channelsWithWork() {
    return jdbc.sql("select distinct b.channel from touch_batch b where " + CLAIMABLE)
        .query(String.class)
        .list();
  }

  /** Whether something waits that goes before the rest of this batch. */
  boolean somethingMoreUrgent(Claim claim) {
    return jdbc.sql(
            "select exists (select from touch_batch b where b.channel = ? and b.urgency > ? and "
                + CLAIMABLE
                + ")")
        .params(claim.channel(), claim.urgency())
        .query(Boolean.class)
        .single();
  }

  /** A sign of life. */
  void renew(Claim claim) {
    jdbc.sql(
            """
            update touch_batch set lease_until = clock_timestamp() + ? * interval '1 millisecond'
            where id = ? and claim_epoch = ? and owner is not null
            """)
        .params(lease.toMillis(), claim.batchId(), claim.epoch())
        .update();
  }

  /** Touches that are due; those that wait for another attempt at a later time are left out. */
  Todo todo(Claim claim) {
    return open(claim, false);
  }

  /** All touches that have neither been sent nor refused, due or not. */
  Todo unsent(Claim claim) {
    return open(claim, true);
  }

  private Todo open(Claim claim, boolean all) {
    List<Todo.Item> items = new ArrayList<>();
    boolean[] complete = {true};
    jdbc.sql(
            """
            select customer, coalesce(attempts, 0), coalesce(retry_at <= (select shared_now()), true),
              unknown_since
            from touch_touch
            where month = ? and run_id = ? and step = ? and occurrence = ?
              and customer between ? and ? and state in (0, 3)
            order by customer
            """)
        .params(
            claim.month(),
            claim.plan().runId(),
            claim.plan().step(),
            claim.plan().occurrence(),
            claim.firstCustomer(),
            claim.lastCustomer())
        .query(
            row -> {
              int customer = row.getInt(1);
              if (claim.members().contains(customer) && (all || row.getBoolean(3))) {
                Timestamp unknown = row.getTimestamp(4);
                items.add(
                    new Todo.Item(
                        customer, row.getInt(2), unknown == null ? null : unknown.toInstant()));
              } else {
                complete[0] = false;
              }
            });
    return new Todo(items, complete[0]);
  }

  /** The database's clock, which no test clock moves. */
  Instant clock() {
    return jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
  }

  /** Gives the claim back; the batch is done, or due again when its next touch is. */
  void finish(Claim claim) {
    boolean unfinished =
        jdbc.sql(
                """
                update touch_batch
                set done = (accepted + refused + in_doubt = planned), owner = null,
                    lease_until = null
                where id = ? and claim_epoch = ? returning not done
                """)
            .params(claim.batchId(), claim.epoch())
            .query(Boolean.class)
            .optional()
            .orElse(false);
    if (unfinished) {
      jdbc.sql(
              """
              update touch_batch b set due = next.due
              from (select min(coalesce(t.retry_at, s.due)) as due
                    from touch_batch m join touch_step s on m.step_id = s.id
                    join touch_touch t on t.run_id = s.run_id and t.step = s.step
                      and t.occurrence = s.occurrence
                    where m.id = ? and t.month = ? and t.state in (0, 3)
                      and t.customer between m.first_customer and m.last_customer) next
              where b.id = ? and b.claim_epoch = ? and next.due is not null
              """)
          .params(claim.batchId(), claim.month(), claim.batchId(), claim.epoch())
          .update();
    }
  }
}
