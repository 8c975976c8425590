package io.baton.history;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The months of the history, each a table of its own. A month is made by whoever first needs it, in
 * the same transaction: made apart and then attached, which stops no other writer.
 */
@Component
class Months {
  private static final String PREFIX = "history_event_";

  private final JdbcClient jdbc;

  Months(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static YearMonth of(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  /** Call it inside the transaction that writes. */
  void require(Collection<YearMonth> months) {
    List<YearMonth> missing = missing(months);
    if (!missing.isEmpty()) {
      jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('history_event.months'))")
          .query((row, n) -> 0)
          .list();
      missing(missing).forEach(this::make);
    }
  }

  private List<YearMonth> missing(Collection<YearMonth> months) {
    return months.stream()
        .distinct()
        .sorted()
        .filter(
            month ->
                jdbc.sql("SELECT to_regclass(:name) IS NULL")
                    .param("name", name(month))
                    .query(Boolean.class)
                    .single())
        .toList();
  }

  private void make(YearMonth month) {
    String name = name(month);
    jdbc.sql(
            "CREATE TABLE %s (LIKE history_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)"
                .formatted(name))
        .update();
    jdbc.sql(
            "ALTER TABLE history_event ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                .formatted(name, start(month), start(month.plusMonths(1))))
        .update();
  }

  /** The months there are, the earliest first. */
  List<YearMonth> all() {
    return jdbc
        .sql(
            """
            SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'history_event'::regclass ORDER BY c.relname
            """)
        .query(String.class)
        .list()
        .stream()
        .map(name -> YearMonth.parse(name.substring(PREFIX.length()).replace('_', '-')))
        .toList();
  }

  /**
   * Waits for no reader longer than two seconds: behind one that waits, all others would.
   *
   * @throws org.springframework.dao.DataAccessException if it is read meanwhile; it goes next time
   */
  void drop(YearMonth month) {
    jdbc.sql("SET LOCAL lock_timeout = '2s'").update();
    jdbc.sql("DROP TABLE " + name(month)).update();
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String name(YearMonth month) {
    return PREFIX + month.toString().replace('-', '_');
  }
}
