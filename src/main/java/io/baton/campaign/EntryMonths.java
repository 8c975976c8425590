package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The months of entries, by UTC and the moment of the entry: a table each. Made apart and then
 * attached, ahead or by whoever needs it, in the same transaction. A month that goes leaves behind
 * who was in it.
 */
@Component
class EntryMonths {
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('campaign.entry.months', 0))";
  private static final int FETCHED = 10_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate stream;

  EntryMonths(JdbcClient jdbc, DataSource database) {
    this.jdbc = jdbc;
    this.stream = new JdbcTemplate(database);
    stream.setFetchSize(FETCHED);
  }

  static LocalDate of(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC)).atDay(1);
  }

  /** The months there are, the earliest first; the first one has all before it as well. */
  List<LocalDate> all() {
    return jdbc.sql("select month from campaign_entry_month where dropped_at is null order by 1")
        .query(LocalDate.class)
        .list();
  }

  /** In a transaction; changes nothing where there is a table for this moment. */
  void require(Instant at) {
    LocalDate month = of(at);
    if (!covered(month)) {
      lock();
      if (!covered(month)) {
        make(month);
      }
    }
  }

  private boolean covered(LocalDate month) {
    return jdbc.sql(
            """
            select to_regclass(?) is not null
              or exists (select from campaign_entry_month
                where all_before and month >= ? and dropped_at is null)
            """)
        .params(table(month), month)
        .query(Boolean.class)
        .single();
  }

  /** Until the end of the transaction nobody else makes or drops a month. */
  private void lock() {
    jdbc.sql(LOCK).query().listOfRows();
  }

  /** Names and days are made here, never by anybody outside. */
  private void make(LocalDate month) {
    String table = table(month);
    jdbc.sql("create table %s (like campaign_entry including constraints)".formatted(table))
        .update();
    jdbc.sql("alter table %s add primary key (campaign_id, customer, at)".formatted(table))
        .update();
    jdbc.sql("create index %1$s_customer on %1$s (customer)".formatted(table)).update();
    jdbc.sql(
            "alter table campaign_entry attach partition %s for values from (%s) to (%s)"
                .formatted(table, bound(month), bound(month.plusMonths(1))))
        .update();
    jdbc.sql(
            """
            insert into campaign_entry_month (month) values (?)
            on conflict (month) do update set dropped_at = null
            """)
        .param(month)
        .update();
  }

  /**
   * Writes down who was in it, and drops it; in a transaction.
   *
   * @return false where some response may still count for an entry of it
   */
  boolean drop(LocalDate month, Instant now) {
    lock();
    String table = table(month);
    jdbc.sql("lock table " + table + " in share mode").update();
    Map<Arm, Folded> arms = new HashMap<>();
    RowCallbackHandler fold =
        row ->
            arms.computeIfAbsent(new Arm(row.getLong(1), row.getBoolean(3)), arm -> new Folded())
                .add(
                    row.getInt(2),
                    row.getTimestamp(4).toInstant(),
                    row.getTimestamp(5).toInstant());
    stream.query("select campaign_id, customer, control, at, window_ends from " + table, fold);
    if (arms.values().stream().anyMatch(folded -> folded.ends.isAfter(now))) {
      return false;
    }
    arms.forEach((arm, folded) -> keep(month, arm, folded));
    jdbc.sql("drop table " + table).update();
    jdbc.sql("update campaign_entry_month set dropped_at = ?, entries = ? where month = ?")
        .params(
            Timestamp.from(now),
            arms.values().stream().mapToLong(folded -> folded.entries).sum(),
            month)
        .update();
    return true;
  }

  private void keep(LocalDate month, Arm arm, Folded folded) {
    jdbc.sql(
            """
            insert into campaign_entered
              (campaign_id, month, control, first_at, last_at, window_ends, members)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            arm.campaignId(),
            month,
            arm.control(),
            Timestamp.from(folded.first),
            Timestamp.from(folded.last),
            Timestamp.from(folded.ends),
            CustomerSet.ofBitmap(folded.members).toBytes())
        .update();
  }

  private record Arm(long campaignId, boolean control) {}

  private static final class Folded {
    private final RoaringBitmap members = new RoaringBitmap();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private Instant ends = Instant.MIN;
    private long entries;

    void add(int customer, Instant at, Instant windowEnds) {
      members.add(customer);
      first = at.isBefore(first) ? at : first;
      last = at.isAfter(last) ? at : last;
      ends = windowEnds.isAfter(ends) ? windowEnds : ends;
      entries++;
    }
  }

  /**
   * What is left of a month that is gone.
   *
   * @param last when the last of them came in
   */
  record Entered(
      LocalDate month,
      boolean control,
      Instant first,
      Instant last,
      Instant windowEnds,
      CustomerSet members) {}

  /** The latest month first. */
  List<Entered> entered(long campaignId) {
    return jdbc.sql(
            """
            select month, control, first_at, last_at, window_ends, members from campaign_entered
            where campaign_id = ? order by month desc, control
            """)
        .param(campaignId)
        .query(
            (row, n) ->
                new Entered(
                    Objects.requireNonNull(row.getObject(1, LocalDate.class)),
                    row.getBoolean(2),
                    row.getTimestamp(3).toInstant(),
                    row.getTimestamp(4).toInstant(),
                    row.getTimestamp(5).toInstant(),
                    CustomerSet.fromBytes(row.getBytes(6))))
        .list();
  }

  private static String table(LocalDate month) {
    return "campaign_entry_" + YearMonth.from(month).toString().replace('-', '_');
  }

  private static String bound(LocalDate month) {
    return "'%s 00:00:00+00'".formatted(month);
  }
}
