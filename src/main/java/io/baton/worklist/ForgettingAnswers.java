package io.baton.worklist;

import io.baton.setting.Setting;
import io.baton.setting.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Once an hour forgets answers that are older than the months of touches that are kept, in slices.
 * Only a call that was planned before the answer asks for it, and what was planned before those
 * months is handed over no more. Answers bear the time of the database, so their age is told by it.
 */
@Component
class ForgettingAnswers {
  private static final Logger log = LoggerFactory.getLogger(ForgettingAnswers.class);
  private static final int SLICE = 20_000;

  /** The age is asked for twice: a customer may answer again while the slice is taken. */
  private static final String FORGET =
      """
      with kept as (
        select (date_trunc('month', clock_timestamp() at time zone 'UTC')
          - make_interval(months => :months)) at time zone 'UTC' as since)
      delete from worklist_answer where at < (select since from kept) and ctid = any(array(
        select ctid from worklist_answer where at < (select since from kept) limit :slice))
      """;

  private final JdbcClient jdbc;
  private final Settings settings;

  ForgettingAnswers(JdbcClient jdbc, Settings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT1H")
  void run() {
    try {
      long forgotten = 0;
      int slice = forget();
      while (slice > 0) {
        forgotten += slice;
        slice = forget();
      }
      if (forgotten > 0) {
        log.info("worklist: {} answers are past their retention and gone", forgotten);
      }
    } catch (DataAccessException e) {
      log.warn("worklist: answers go later: {}", e.getClass().getName());
    }
  }

  private int forget() {
    return jdbc.sql(FORGET)
        .param("months", settings.whole(Setting.LEDGER_MONTHS))
        .param("slice", SLICE)
        .update();
  }
}
