package io.baton.campaign;

import io.baton.setting.Setting;
import io.baton.setting.Settings;
import io.baton.shared.BatonClock;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes months of entries ahead and drops those past the retention of touches, on any number of
 * nodes. No window for responses is longer than the shortest retention.
 */
@Component
class EntryRetention {
  private static final Logger log = LoggerFactory.getLogger(EntryRetention.class);
  private static final int AHEAD = 2;

  private final EntryMonths months;
  private final Settings settings;
  private final BatonClock clock;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  EntryRetention(
      EntryMonths months,
      Settings settings,
      BatonClock clock,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.months = months;
    this.settings = settings;
    this.clock = clock;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void run() {
    try {
      Instant now = clock.now();
      LocalDate month = EntryMonths.of(now);
      for (int ahead = 0; ahead <= AHEAD; ahead++) {
        Instant begins = month.plusMonths(ahead).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        transaction.executeWithoutResult(status -> months.require(begins));
      }
      LocalDate kept = month.minusMonths(settings.whole(Setting.LEDGER_MONTHS));
      months.all().stream().filter(each -> each.isBefore(kept)).forEach(each -> drop(each, now));
    } catch (DataAccessException e) {
      log.warn("campaign: the months of entries could not be tended: {}", e.getClass().getName());
    }
  }

  /** Waits for nobody longer than two seconds, because others would wait behind. */
  private void drop(LocalDate month, Instant now) {
    boolean gone =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  jdbc.sql("set local lock_timeout = '2s'").update();
                  return months.drop(month, now);
                }));
    log.info(
        "campaign: the entries of {} {}",
        month,
        gone ? "are dropped" : "stay: responses may still count for them");
  }
}
