package io.baton.history;

import io.baton.shared.BatonClock;
import java.time.Duration;
import java.time.YearMonth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Once an hour drops the months that ended longer ago than the retention. */
@Component
class ForgettingMonths {
  private static final Logger log = LoggerFactory.getLogger(ForgettingMonths.class);

  /** Whoever took an event for young enough a moment ago must still find its month. */
  private static final Duration GRACE = Duration.ofDays(1);

  private final Months months;
  private final HistorySettings settings;
  private final BatonClock clock;
  private final TransactionTemplate transactions;

  ForgettingMonths(
      Months months, HistorySettings settings, BatonClock clock, TransactionTemplate transactions) {
    this.months = months;
    this.settings = settings;
    this.clock = clock;
    this.transactions = transactions;
  }

  @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
  void run() {
    YearMonth kept = Months.of(clock.now().minus(settings.retention()).minus(GRACE));
    months.all().stream().filter(month -> month.isBefore(kept)).forEach(this::drop);
  }

  private void drop(YearMonth month) {
    try {
      transactions.executeWithoutResult(status -> months.drop(month));
      log.info("history: the events of {} are past their retention and gone", month);
    } catch (DataAccessException e) {
      log.info("history: the events of {} are being read and go later", month);
    }
  }
}
