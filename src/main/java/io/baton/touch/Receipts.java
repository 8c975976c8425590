package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.ContactPolicy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receipts of the peers. They are kept beside the touches; to the ledger they matter where it is in
 * doubt: whoever could deliver a message, or tried to, had it. A receipt that says the peer failed
 * makes the refusal definite and gives the customer's place back.
 */
@Component
public class Receipts {
  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final ContactPolicy policy;

  Receipts(JdbcClient jdbc, JdbcTemplate template, ContactPolicy policy) {
    this.jdbc = jdbc;
    this.template = template;
    this.policy = policy;
  }

  /** Keeps the first word on each touch; words on touches that nobody planned are dropped. */
  @Transactional
  public void take(List<TouchReceipt> receipts) {
    template.batchUpdate(
        """
        insert into touch_receipt (run_id, step, occurrence, customer, delivered, reason, at)
        select run_id, step, occurrence, customer, ?, ?, ? from touch_touch
        where run_id = ? and step = ? and occurrence = ? and customer = ?
          and state in (0, 1, 3, 4)
        on conflict do nothing
        """,
        receipts.stream()
            .map(
                receipt ->
                    new Object[] {
                      receipt.delivered(),
                      receipt.reason(),
                      Timestamp.from(receipt.at()),
                      receipt.touch().run(),
                      receipt.touch().step(),
                      receipt.touch().occurrence(),
                      receipt.touch().customer()
                    })
            .toList());
    settle();
  }

  private record Doubt(
      long batchId,
      long runId,
      long step,
      int occurrence,
      int customer,
      String channel,
      Instant due,
      boolean delivered,
      String reason) {}

  /** Holds all open receipts against their touches, as far as these have been sent by now. */
  @Transactional
  public void settle() {
    jdbc.sql(
            """
            update touch_receipt r set open = false from touch_touch t
            where r.open and t.run_id = r.run_id and t.step = r.step
              and t.occurrence = r.occurrence and t.customer = r.customer and t.state in (1, 2)
            """)
        .update();
    for (Doubt doubt : doubts()) {
      settle(doubt);
    }
  }

  private List<Doubt> doubts() {
    return jdbc.sql(
            """
            select b.id, r.run_id, r.step, r.occurrence, r.customer, s.channel, s.due,
                   r.delivered, r.reason
            from touch_receipt r
            join touch_touch t on t.run_id = r.run_id and t.step = r.step
              and t.occurrence = r.occurrence and t.customer = r.customer and t.state = 4
            join touch_step s on s.run_id = r.run_id and s.step = r.step
              and s.occurrence = r.occurrence
            join touch_batch b on b.step_id = s.id
              and r.customer between b.first_customer and b.last_customer
            where r.open order by b.id, r.customer
            """)
        .query(
            (row, n) ->
                new Doubt(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getString(6),
                    row.getTimestamp(7).toInstant(),
                    row.getBoolean(8),
                    row.getString(9)))
        .list();
  }

  private void settle(Doubt doubt) {
    boolean member =
        jdbc.sql("select members from touch_batch where id = ? for update")
            .param(doubt.batchId())
            .query((row, n) -> CustomerSet.fromBytes(row.getBytes(1)))
            .single()
            .contains(doubt.customer());
    if (!member || changed(doubt) == 0) {
      return;
    }
    jdbc.sql(
            """
            update touch_batch
            set in_doubt = in_doubt - 1, accepted = accepted + ?, refused = refused + ?
            where id = ?
            """)
        .params(doubt.delivered() ? 1 : 0, doubt.delivered() ? 0 : 1, doubt.batchId())
        .update();
    if (!doubt.delivered()) {
      policy.release(
          doubt.runId(),
          doubt.channel(),
          TouchPlanRef.reference(doubt.step(), doubt.occurrence()),
          doubt.due(),
          CustomerSet.of(doubt.customer()));
    }
  }

  private int changed(Doubt doubt) {
    jdbc.sql(
            """
            update touch_receipt set open = false
            where run_id = ? and step = ? and occurrence = ? and customer = ?
            """)
        .params(doubt.runId(), doubt.step(), doubt.occurrence(), doubt.customer())
        .update();
    return jdbc.sql(
            """
            update touch_touch set state = ?, detail = ?
            where run_id = ? and step = ? and occurrence = ? and customer = ? and state = 4
            """)
        .params(
            (doubt.delivered() ? TouchState.ACCEPTED : TouchState.REFUSED_BY_CHANNEL).code(),
            doubt.delivered() ? "RECEIPT" : "RECEIPT: " + doubt.reason(),
            doubt.runId(),
            doubt.step(),
            doubt.occurrence(),
            doubt.customer())
        .update();
  }
}
