package io.baton.touch;

import java.sql.Timestamp;
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
  private final Doubts doubts;

  Receipts(JdbcClient jdbc, JdbcTemplate template, Doubts doubts) {
    this.jdbc = jdbc;
    this.template = template;
    this.doubts = doubts;
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

  /** Holds all open receipts against their touches, as far as these have been sent by now. */
  @Transactional
  public void settle() {
    List<Long> batches =
        jdbc.sql(
                """
                select distinct d.batch_id
                from touch_receipt r join touch_doubt d using (run_id, step, occurrence, customer)
                where r.open and d.settled_at is null
                """)
            .query(Long.class)
            .list();
    if (!batches.isEmpty()) {
      doubts.lock(batches);
      doubts.settleByReceipts(batches);
    }
    jdbc.sql(
            """
            update touch_receipt r set open = false from touch_touch t
            where r.open and t.run_id = r.run_id and t.step = r.step
              and t.occurrence = r.occurrence and t.customer = r.customer and t.state in (1, 2)
            """)
        .update();
  }
}
