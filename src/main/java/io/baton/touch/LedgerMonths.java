package io.baton.touch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The months of the ledger: touches, receipts and values of a month are tables of their own. A
 * month is made ahead by a worker, and where that has not been, by whoever needs it, in the same
 * transaction: made apart and then attached, which stops nobody who writes or sends.
 *
 * <p>A plan's month is settled by its first part and stays, whenever the other parts follow. So all
 * that can ever carry one touch's id is in one month, whose own key says that there is only one.
 */
@Repository
class LedgerMonths {
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('touch.months', 0))";

  /** In each month the whole of a touch's id. */
  private static final String TOUCH = "run_id, step, occurrence, customer";

  private static final String OF_PLAN =
      """
      select month, to_regclass('touch_touch_' || to_char(month, 'YYYY_MM')) is not null
      from (select month from touch_plan_month
            where run_id = :run and step = :step and occurrence = :occurrence
      """;
  private static final String AGAIN = OF_PLAN + ") p";
  private static final String FIRST =
      """
      with fresh as (
        insert into touch_plan_month (run_id, step, occurrence, month)
        values (:run, :step, :occurrence,
                date_trunc('month', shared_now() at time zone 'UTC')::date)
        on conflict do nothing returning month)
      """
          + OF_PLAN
          + " union all select month from fresh) p";

  private final JdbcClient jdbc;

  LedgerMonths(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static YearMonth of(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  /** The month of this plan's touches, which is there from now on. In the plan's transaction. */
  LocalDate of(TouchPlan plan) {
    // Asked twice: who waited for another part's word sees it only in a new statement.
    Found month = find(plan, FIRST).or(() -> find(plan, AGAIN)).orElseThrow();
    if (!month.there()) {
      require(month.month());
    }
    return month.month();
  }

  private record Found(LocalDate month, boolean there) {}

  private Optional<Found> find(TouchPlan plan, String sql) {
    return jdbc.sql(sql)
        .param("run", plan.runId())
        .param("step", plan.step())
        .param("occurrence", plan.occurrence())
        .query((row, n) -> new Found(row.getObject(1, LocalDate.class), row.getBoolean(2)))
        .optional();
  }

  /** In a transaction; changes nothing where the month is there. */
  void require(LocalDate month) {
    if (!exists(month)) {
      lock();
      if (!exists(month)) {
        make(month);
      }
    }
  }

  /** Until the end of the transaction nobody else makes or drops a month. */
  void lock() {
    jdbc.sql(LOCK).query().listOfRows();
  }

  boolean exists(LocalDate month) {
    return jdbc.sql("select to_regclass(?) is not null")
        .param(touches(month))
        .query(Boolean.class)
        .single();
  }

  private void make(LocalDate month) {
    make("touch_touch", touches(month), month, " with (fillfactor = 50)", TOUCH);
    make("touch_receipt", receipts(month), month, "", TOUCH);
    make("touch_batch_value", values(month), month, "", "batch_id");
    jdbc.sql(
            """
            insert into touch_month (month) values (?)
            on conflict (month) do update set dropped_at = null
            """)
        .param(month)
        .update();
  }

  /** Names and days are made here, never by anybody outside. */
  private void make(String parent, String name, LocalDate month, String how, String key) {
    jdbc.sql(
            "create table %s (like %s including defaults including constraints)%s"
                .formatted(name, parent, how))
        .update();
    jdbc.sql("alter table %s add primary key (%s)".formatted(name, key)).update();
    jdbc.sql(
            "alter table %s attach partition %s for values in ('%s')"
                .formatted(parent, name, month))
        .update();
  }

  /** The months there are, the earliest first. */
  List<LocalDate> all() {
    return jdbc.sql("select month from touch_month where dropped_at is null order by month")
        .query(LocalDate.class)
        .list();
  }

  /** After everything that must outlast it was written; under {@link #lock}. */
  void drop(LocalDate month, long touches) {
    jdbc.sql("drop table " + touches(month)).update();
    jdbc.sql("drop table " + receipts(month)).update();
    jdbc.sql("drop table " + values(month)).update();
    jdbc.sql("update touch_month set dropped_at = clock_timestamp(), touches = ? where month = ?")
        .params(touches, month)
        .update();
  }

  static String touches(LocalDate month) {
    return "touch_touch_" + suffix(month);
  }

  static String receipts(LocalDate month) {
    return "touch_receipt_" + suffix(month);
  }

  static String values(LocalDate month) {
    return "touch_batch_value_" + suffix(month);
  }

  private static String suffix(LocalDate month) {
    return YearMonth.from(month).toString().replace('-', '_');
  }
}
