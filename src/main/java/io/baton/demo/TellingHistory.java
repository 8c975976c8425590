package io.baton.demo;

import io.baton.history.History;
import io.baton.history.HistoryEvent;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Three months of events into the history, some thousand customers in a transaction. */
@Component
@WithDemoBank
@Order(61)
class TellingHistory implements LoadingStep {
  static final String NOT_FINISHED = "applied-not-finished";
  private static final int LOT = 2_000;

  private final History history;
  private final DemoRuns runs;
  private final Segments segments;
  private final JsonMapper json;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final ZoneId zone;

  TellingHistory(
      History history,
      DemoRuns runs,
      Segments segments,
      JsonMapper json,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      @Value("${baton.zone}") ZoneId zone) {
    this.history = history;
    this.runs = runs;
    this.segments = segments;
    this.json = json;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.zone = zone;
  }

  @Override
  public String name() {
    return "history";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    DemoEvents events = new DemoEvents(bank, zone);
    for (int next = told(); next <= bank.customers(); next += LOT) {
      progress.at("history", next - 1, bank.customers());
      int first = next;
      int end = Math.min(next + LOT, bank.customers() + 1);
      transactions.executeWithoutResult(status -> tell(events, first, end));
    }
    saveSegment();
  }

  private int told() {
    return jdbc.sql("SELECT next_number FROM demo_history")
        .query(Integer.class)
        .optional()
        .orElse(1);
  }

  private void tell(DemoEvents events, int first, int end) {
    List<HistoryEvent> lot = new ArrayList<>();
    for (DemoRuns.Run run : runs.all()) {
      int last = Math.min(end, run.firstNumber() + run.length());
      for (int number = Math.max(first, run.firstNumber()); number < last; number++) {
        int id = run.firstId() + number - run.firstNumber();
        lot.addAll(events.of(new DemoCustomer(number), id));
      }
    }
    history.append(lot);
    jdbc.sql(
            """
            INSERT INTO demo_history (next_number) VALUES (:next)
            ON CONFLICT (only_one) DO UPDATE SET next_number = :next""")
        .param("next", end)
        .update();
  }

  private void saveSegment() {
    if (segments.find(NOT_FINISHED).isEmpty()) {
      segments.create(
          new SegmentDraft(
              "申购未完成",
              NOT_FINISHED,
              "提交申购后七天内没有成功的客户",
              null,
              "EVENT",
              json.readTree(
                  """
                  {"did": {"kind": "apply"}, "thenNot": {"kind": "apply-done"}, "days": 7}""")));
    }
  }
}
