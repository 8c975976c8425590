package io.baton.history;

import io.baton.shared.BatonClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The events of all customers, append-only. Reading them is up to {@link Patterns}. */
@Component
@EnableConfigurationProperties(HistorySettings.class)
public class History {
  /** A sender's clock may be ahead, but not by more than this. */
  private static final Duration AHEAD = Duration.ofDays(31);

  private static final String INSERT =
      """
      INSERT INTO history_event (customer, happened_at, kind, code, product, merchant, amount)
      SELECT customer, at, kind, code, product, merchant, amount
      FROM unnest(?::int[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[])
        AS e (customer, at, kind, code, product, merchant, amount)
      """;

  private final JdbcTemplate jdbc;
  private final Months months;
  private final HistorySettings settings;
  private final BatonClock clock;
  private final Counter notKept;

  History(
      JdbcTemplate jdbc,
      Months months,
      HistorySettings settings,
      BatonClock clock,
      MeterRegistry meters) {
    this.jdbc = jdbc;
    this.months = months;
    this.settings = settings;
    this.clock = clock;
    this.notKept = meters.counter("history.not.kept");
  }

  /**
   * Adds events to the transaction that is under way. Whoever calls answers for each being new.
   * What happened before the retention began, or more than a month from now, is counted in {@code
   * history_not_kept_total} and left out.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(Collection<HistoryEvent> events) {
    Instant now = clock.now();
    Instant from = now.minus(settings.retention());
    Instant to = now.plus(AHEAD);
    List<HistoryEvent> kept =
        events.stream()
            .filter(event -> !event.happenedAt().isBefore(from) && event.happenedAt().isBefore(to))
            .toList();
    notKept.increment(events.size() - kept.size());
    if (!kept.isEmpty()) {
      months.require(kept.stream().map(event -> Months.of(event.happenedAt())).distinct().toList());
      jdbc.update(INSERT, row -> fill(row, kept));
    }
  }

  private static void fill(PreparedStatement row, List<HistoryEvent> events)
      throws java.sql.SQLException {
    var connection = row.getConnection();
    row.setArray(
        1, connection.createArrayOf("int4", events.stream().map(HistoryEvent::customer).toArray()));
    row.setArray(
        2,
        connection.createArrayOf(
            "timestamptz",
            events.stream().map(event -> event.happenedAt().atOffset(ZoneOffset.UTC)).toArray()));
    row.setArray(
        3, connection.createArrayOf("text", events.stream().map(HistoryEvent::kind).toArray()));
    row.setArray(
        4, connection.createArrayOf("text", events.stream().map(HistoryEvent::code).toArray()));
    row.setArray(
        5, connection.createArrayOf("text", events.stream().map(HistoryEvent::product).toArray()));
    row.setArray(
        6, connection.createArrayOf("text", events.stream().map(HistoryEvent::merchant).toArray()));
    row.setArray(
        7,
        connection.createArrayOf("numeric", events.stream().map(HistoryEvent::amount).toArray()));
  }
}
