package io.baton.touch;

import io.baton.channel.Receipt;
import io.baton.channel.Receipts;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps receipts, and settles by them what was in doubt. */
@Component
class ReceivedReceipts implements Receipts {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_]{0,47}");

  private final JdbcClient jdbc;
  private final Doubts doubts;

  ReceivedReceipts(JdbcClient jdbc, Doubts doubts) {
    this.jdbc = jdbc;
    this.doubts = doubts;
  }

  @Override
  @Transactional
  public int received(List<Receipt> receipts) {
    int news = 0;
    Map<TouchId, Receipt.Kind> known = new LinkedHashMap<>();
    for (Receipt receipt : receipts) {
      UUID id = receipt.touchId();
      if (id.version() != 8 || id.variant() != 2) {
        continue;
      }
      TouchId touch = TouchId.of(id);
      if (keep(touch, receipt)) {
        news++;
        // That it was delivered outweighs whatever else came with it.
        known.merge(touch, receipt.kind(), (a, b) -> a == Receipt.Kind.DELIVERED ? a : b);
      }
    }
    settle(known);
    return news;
  }

  /** False for a receipt that was there already, and for a touch that never was. */
  private boolean keep(TouchId touch, Receipt receipt) {
    String reason = CODE.matcher(receipt.reason()).matches() ? receipt.reason() : "";
    return jdbc.sql(
                """
                insert into touch_receipt (run_id, step, occurrence, customer, kind, reason, at)
                select run_id, step, occurrence, customer, ?, ?, ? from touch_touch
                where run_id = ? and step = ? and occurrence = ? and customer = ?
                on conflict do nothing
                """)
            .params(
                receipt.kind().name(),
                reason,
                Timestamp.from(receipt.at()),
                touch.run(),
                touch.step(),
                touch.occurrence(),
                touch.customer())
            .update()
        == 1;
  }

  private void settle(Map<TouchId, Receipt.Kind> known) {
    Set<Long> batches = new TreeSet<>();
    known.keySet().forEach(touch -> batches.addAll(batchOf(touch)));
    if (batches.isEmpty()) {
      return;
    }
    doubts.lock(batches);
    for (Doubts.Open open : doubts.open(batches, null)) {
      List<Integer> arrived = new ArrayList<>();
      List<Integer> lost = new ArrayList<>();
      TouchPlanRef plan = open.batch().plan();
      for (int customer : open.customers()) {
        Receipt.Kind kind =
            known.get(new TouchId(plan.runId(), plan.step(), customer, plan.occurrence()));
        if (kind != null) {
          (kind == Receipt.Kind.UNDELIVERED ? lost : arrived).add(customer);
        }
      }
      doubts.settle(open.batch(), ints(arrived), Doubts.Verdict.ACCEPTED, "RECEIPT");
      doubts.settle(open.batch(), ints(lost), Doubts.Verdict.REFUSED, "RECEIPT");
    }
  }

  private Set<Long> batchOf(TouchId touch) {
    return new HashSet<>(
        jdbc.sql(
                """
                select batch_id from touch_doubt
                where run_id = ? and step = ? and occurrence = ? and customer = ?
                  and settled_at is null
                """)
            .params(touch.run(), touch.step(), touch.occurrence(), touch.customer())
            .query(Long.class)
            .list());
  }

  private static int[] ints(List<Integer> customers) {
    return customers.stream().mapToInt(Integer::intValue).toArray();
  }
}
