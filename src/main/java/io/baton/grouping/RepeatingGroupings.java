package io.baton.grouping;

import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts the runs whose time of the day has come; each once, whichever node is first. */
@Component
class RepeatingGroupings {
  private final GroupingBook book;
  private final RunBook runs;
  private final TransactionTemplate transaction;
  private final ZoneId bank;

  RepeatingGroupings(
      GroupingBook book,
      RunBook runs,
      TransactionTemplate transaction,
      @Value("${baton.zone}") ZoneId bank) {
    this.book = book;
    this.runs = runs;
    this.transaction = transaction;
    this.bank = bank;
  }

  /** Every grouping whose time has come; one whose run is under way is left to that run. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void startDue() {
    while (Boolean.TRUE.equals(transaction.execute(status -> startOne()))) {
      // The next one.
    }
  }

  private boolean startOne() {
    return book.takeDue(bank)
        .map(
            grouping -> {
              runs.open(grouping, "system");
              return true;
            })
        .orElse(false);
  }
}
