package io.baton.touch;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    Map<Plan, LocalDate> months = new HashMap<>();
    receipts.forEach(each -> months.computeIfAbsent(Plan.of(each.touch()), this::month));
    template.batchUpdate(
        """
        insert into touch_receipt
          (month, run_id, step, occurrence, customer, delivered, reason, at, open)
        select month, run_id, step, occurrence, customer, ?, ?, ?, state <> 1 from touch_touch
        where month = ? and run_id = ? and step = ? and occurrence = ? and customer = ?
          and state in (0, 1, 3, 4)
        on conflict do nothing
        """,
        receipts.stream()
            .filter(each -> months.get(Plan.of(each.touch())) != null)
            .map(
                receipt ->
                    new Object[] {
                      receipt.delivered(),
                      receipt.reason(),
                      Timestamp.from(receipt.at()),
                      months.get(Plan.of(receipt.touch())),
                      receipt.touch().run(),
                      receipt.touch().step(),
                      receipt.touch().occurrence(),
                      receipt.touch().customer()
                    })
            .toList());
    settleDoubts(doubtful(receipts));
  }

  private record Plan(long run, long step, int occurrence) {
    static Plan of(TouchId touch) {
      return new Plan(touch.run(), touch.step(), touch.occurrence());
    }
  }

  /** Null for a plan that nobody made. */
  private @Nullable LocalDate month(Plan plan) {
    return jdbc.sql(
            "select month from touch_plan_month where run_id = ? and step = ? and occurrence = ?")
        .params(plan.run(), plan.step(), plan.occurrence())
        .query(LocalDate.class)
        .optional()
        .orElse(null);
  }

  /** Batches in which one of these touches is in doubt. */
  private List<Long> doubtful(List<TouchReceipt> receipts) {
    return jdbc.sql(
            """
            select distinct d.batch_id
            from unnest(?::bigint[], ?::bigint[], ?::smallint[], ?::int[])
              as r (run_id, step, occurrence, customer)
            join touch_doubt d using (run_id, step, occurrence, customer)
            where d.settled_at is null
            """)
        .param(receipts.stream().map(each -> each.touch().run()).toArray(Long[]::new))
        .param(receipts.stream().map(each -> each.touch().step()).toArray(Long[]::new))
        .param(
            receipts.stream().map(each -> (short) each.touch().occurrence()).toArray(Short[]::new))
        .param(receipts.stream().map(each -> each.touch().customer()).toArray(Integer[]::new))
        .query(Long.class)
        .list();
  }

  private void settleDoubts(List<Long> batches) {
    if (!batches.isEmpty()) {
      doubts.lock(batches);
      doubts.settleByReceipts(batches);
    }
  }

  /**
   * Holds all open receipts against their touches, as far as these have been sent by now. Looks
   * into every month, each by its index of open ones.
   */
  @Transactional
  public void settle() {
    List<Long> batches =
        jdbc.sql(
                """
                select distinct d.batch_id
                from touch_receipt r
                join touch_doubt d using (run_id, step, occurrence, customer)
                where r.open and d.settled_at is null
                """)
            .query(Long.class)
            .list();
    settleDoubts(batches);
    jdbc.sql(
            """
            update touch_receipt r set open = false from touch_touch t
            where r.open and t.month = r.month and t.run_id = r.run_id and t.step = r.step
              and t.occurrence = r.occurrence and t.customer = r.customer and t.state in (1, 2)
            """)
        .update();
  }
}
