package io.baton.touch;

import io.baton.shared.BatonClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes months of the ledger ahead and drops those past their retention, on any number of nodes. A
 * month of which something is open or in doubt is never dropped, however old it is.
 */
@Component
class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final int AHEAD = 2;
  private static final int SLICE = 5_000;

  /** Batches of a month with touches of which the end is not known. */
  private static final String UNSETTLED =
      """
      select coalesce(sum(b.planned - b.accepted - b.refused), 0)
      from touch_step s join touch_batch b on b.step_id = s.id
      where s.month = ? and (not b.done or b.in_doubt > 0)
      """;

  private final JdbcClient jdbc;
  private final LedgerMonths months;
  private final EndedTouches ended;
  private final FoldingSteps folding;
  private final LedgerSettings settings;
  private final BatonClock clock;
  private final TransactionTemplate transaction;

  Retention(
      JdbcClient jdbc,
      LedgerMonths months,
      EndedTouches ended,
      FoldingSteps folding,
      LedgerSettings settings,
      BatonClock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.months = months;
    this.ended = ended;
    this.folding = folding;
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What became of a month that is past its retention. */
  enum Verdict {
    DROPPED,
    UNSETTLED,
    BUSY,
    GONE
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void run() {
    try {
      makeAhead();
      dropOld();
    } catch (DataAccessException e) {
      log.warn("touch: the ledger's months could not be tended: {}", e.getClass().getName());
    }
  }

  void makeAhead() {
    YearMonth now = LedgerMonths.of(clock.now());
    for (int ahead = 0; ahead <= AHEAD; ahead++) {
      LocalDate month = now.plusMonths(ahead).atDay(1);
      transaction.executeWithoutResult(status -> months.require(month));
    }
  }

  void dropOld() {
    for (LocalDate month : months.all()) {
      if (month.isBefore(kept())) {
        Verdict verdict = drop(month);
        log.info("touch: the ledger's month {} is past its retention: {}", month, verdict);
      }
    }
    forgetAttempts();
    forgetWithdrawals();
    folding.run();
  }

  /** The first month that is kept. */
  private LocalDate kept() {
    return LedgerMonths.of(clock.now()).minusMonths(settings.retentionMonths()).atDay(1);
  }

  /**
   * One transaction: nobody writes to the month, nothing of it is open, how it ended is written
   * down, it goes. Waits for nobody longer than two seconds, because others would wait behind.
   */
  Verdict drop(LocalDate month) {
    try {
      return Objects.requireNonNull(transaction.execute(status -> dropLocked(month)));
    } catch (DataAccessException e) {
      log.info("touch: the ledger's month {} is in use and goes later", month);
      return Verdict.BUSY;
    }
  }

  private Verdict dropLocked(LocalDate month) {
    jdbc.sql("set local lock_timeout = '2s'").update();
    months.lock();
    if (!months.exists(month)) {
      return Verdict.GONE;
    }
    jdbc.sql("lock table " + LedgerMonths.touches(month) + " in share mode").update();
    if (unsettled(month) > 0) {
      return Verdict.UNSETTLED;
    }
    ended.keep(month);
    long touches =
        jdbc.sql("select count(*) from " + LedgerMonths.touches(month)).query(Long.class).single();
    months.drop(month, touches);
    return Verdict.DROPPED;
  }

  private long unsettled(LocalDate month) {
    return jdbc.sql(UNSETTLED).param(month).query(Long.class).single();
  }

  /** The log of attempts is read across months, so what belongs to dropped ones goes in slices. */
  private void forgetAttempts() {
    int gone;
    do {
      gone =
          jdbc.sql(
                  """
                  delete from touch_attempt where ctid = any(array(
                    select a.ctid from touch_month m join touch_step s on s.month = m.month
                    join touch_batch b on b.step_id = s.id join touch_attempt a on a.batch_id = b.id
                    where m.dropped_at is not null limit ?))
                  """)
              .param(SLICE)
              .update();
    } while (gone == SLICE);
  }

  /**
   * Who left matters to touches that were planned before, and of those months nothing is there. A
   * withdrawal bears the time of the database; its age is asked for twice, because it may be noted
   * again while the slice is taken.
   */
  private void forgetWithdrawals() {
    int gone;
    do {
      gone =
          jdbc.sql(
                  """
                  with kept as (
                    select least(
                      date_trunc('month', clock_timestamp() at time zone 'UTC')
                        - make_interval(months => :months),
                      (select min(month)::timestamp from touch_month where dropped_at is null))
                      at time zone 'UTC' as since)
                  delete from touch_withdrawal
                  where at < (select since from kept) and ctid = any(array(
                    select ctid from touch_withdrawal
                    where at < (select since from kept) limit :slice))
                  """)
              .param("months", settings.retentionMonths())
              .param("slice", SLICE)
              .update();
    } while (gone > 0);
  }

  /** Why a month is as it is. */
  enum State {
    KEPT,
    /** Past its retention and kept, because something of it is open or in doubt. */
    HELD,
    /** Past its retention; goes within the hour. */
    DUE,
    DROPPED
  }

  /**
   * A month of the ledger.
   *
   * @param touches an estimate while the month is there; exact afterwards
   * @param bytes of touches, receipts and values on disk
   * @param unsettled touches that are open or in doubt
   */
  record LedgerMonth(
      LocalDate month,
      State state,
      long touches,
      long bytes,
      long unsettled,
      @Nullable Instant droppedAt) {}

  /** The youngest first. */
  List<LedgerMonth> all() {
    LocalDate kept = kept();
    return jdbc.sql(
            """
            select m.month, m.dropped_at,
              coalesce(m.touches, (select greatest(c.reltuples, 0)::bigint from pg_class c
                where c.oid = to_regclass('touch_touch_' || to_char(m.month, 'YYYY_MM'))), 0),
              coalesce(pg_total_relation_size(
                to_regclass('touch_touch_' || to_char(m.month, 'YYYY_MM'))), 0)
              + coalesce(pg_total_relation_size(
                to_regclass('touch_receipt_' || to_char(m.month, 'YYYY_MM'))), 0)
              + coalesce(pg_total_relation_size(
                to_regclass('touch_batch_value_' || to_char(m.month, 'YYYY_MM'))), 0)
            from touch_month m order by m.month desc
            """)
        .query(
            (row, n) -> {
              LocalDate month = row.getObject(1, LocalDate.class);
              Instant dropped =
                  row.getTimestamp(2) == null ? null : row.getTimestamp(2).toInstant();
              long unsettled = dropped == null ? unsettled(month) : 0;
              return new LedgerMonth(
                  month,
                  state(month, dropped, unsettled, kept),
                  row.getLong(3),
                  row.getLong(4),
                  unsettled,
                  dropped);
            })
        .list();
  }

  private static State state(
      LocalDate month, @Nullable Instant dropped, long unsettled, LocalDate kept) {
    if (dropped != null) {
      return State.DROPPED;
    }
    if (!month.isBefore(kept)) {
      return State.KEPT;
    }
    return unsettled > 0 ? State.HELD : State.DUE;
  }
}
