package io.baton.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.EventConsumer;
import io.baton.event.EventIntake;
import io.baton.event.IntakeReport;
import io.baton.event.RawEvent;
import io.baton.shared.BatonClock;
import io.baton.testing.BatonTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Through the real intake into the history: once, at the time of happening, and not for ever. */
@BatonTest
@Import(RecordingEventsTests.Picky.class)
class RecordingEventsTests {
  @Autowired EventIntake intake;
  @Autowired Customers customers;
  @Autowired BatonClock clock;
  @Autowired Months months;
  @Autowired ForgettingMonths forgetting;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;

  /** Stands behind the history and can't digest one kind of event. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Picky {
    @Bean
    @Order
    EventConsumer picky() {
      return batch -> {
        if (batch.stream().anyMatch(event -> event.type().equals("poison"))) {
          throw new IllegalStateException("indigestible");
        }
      };
    }
  }

  @BeforeEach
  void registerACustomer() {
    if (customers.idOf("H1").isEmpty()) {
      customers.register(List.of(new NewCustomer("H1", null, null, null, null)));
    }
    jdbc.sql("DELETE FROM history_event").update();
  }

  @Test
  void shouldKeepADuplicateAndALateEventOnceAtTheTimeTheyHappened() {
    Instant now = clock.now();
    Instant late = now.minus(Duration.ofDays(70));
    String fields =
        ", \"fields\": {\"code\": \"E0017\", \"product\": 4711, \"merchant\": \"M9\", \"amount\": 12.50}";
    assertThat(take(event("now", "page-view", now, fields))).isEqualTo(new IntakeReport(1, 0, 0));

    assertThat(
            take(
                event("now", "page-view", now, fields),
                event("late", "page-view", late, ""),
                event("late", "page-view", late, "")))
        .isEqualTo(new IntakeReport(1, 2, 0));

    List<Instant> happened =
        jdbc.sql("SELECT happened_at FROM history_event ORDER BY happened_at")
            .query((row, n) -> row.getTimestamp(1).toInstant())
            .list();
    assertThat(happened).containsExactly(late, now);
    assertThat(
            jdbc.sql(
                    """
                    SELECT customer || kind || code || product || merchant || amount
                    FROM history_event WHERE code IS NOT NULL
                    """)
                .query(String.class)
                .single())
        .isEqualTo(customers.idOf("H1").getAsInt() + "page-viewE00174711M912.5000");
    assertThat(
            jdbc.sql("SELECT bool_and(known_at > now() - interval '1 hour') FROM history_event")
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(months.all()).contains(Months.of(late), Months.of(now));
  }

  @Test
  void shouldForgetWithTheInboxWhatAnotherConsumerCannotDigest() {
    Instant now = clock.now();
    assertThat(take(event("p1", "page-view", now, ""), event("p2", "poison", now, "")))
        .isEqualTo(new IntakeReport(1, 0, 1));

    assertThat(jdbc.sql("SELECT kind FROM history_event").query(String.class).list())
        .containsExactly("page-view");
  }

  @Test
  void shouldTakeNothingForACodeThatCannotBeOne() {
    Instant now = clock.now();
    assertThat(
            take(
                event(
                    "c1", "odd", now, ", \"fields\": {\"code\": \"a\\u0000b\", \"amount\": 1e40}"),
                event("c2", "odd", now, ", \"fields\": {\"code\": {\"a\": 1}, \"product\": \"\"}"),
                event(
                    "c3",
                    "odd",
                    now,
                    ", \"fields\": {\"code\": \"%s\", \"amount\": \"1\"}"
                        .formatted("x".repeat(101)))))
        .isEqualTo(new IntakeReport(3, 0, 0));

    assertThat(
            jdbc.sql(
                    "SELECT count(*), count(code), count(product), count(amount) FROM history_event")
                .query((row, n) -> Stream.of(1, 2, 3, 4).map(i -> at(row, i)).toList())
                .single())
        .containsExactly(3L, 0L, 0L, 0L);
  }

  private static long at(java.sql.ResultSet row, int column) {
    try {
      return row.getLong(column);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldDropMonthsPastTheRetentionAndKeepWhatCannotBeKeptOut() {
    Instant now = clock.now();
    YearMonth old = Months.of(now).minusMonths(20);
    transactions.executeWithoutResult(status -> months.require(List.of(old)));
    assertThat(months.all()).contains(old);

    take(
        event("ancient", "page-view", now.minus(Duration.ofDays(500)), ""),
        event("dreamt", "page-view", now.plus(Duration.ofDays(90)), ""),
        event("kept", "page-view", now.minus(Duration.ofDays(399)), ""));
    forgetting.run();

    assertThat(months.all())
        .doesNotContain(old, Months.of(now.plus(Duration.ofDays(90))))
        .contains(Months.of(now.minus(Duration.ofDays(399))));
    assertThat(jdbc.sql("SELECT count(*) FROM history_event").query(Long.class).single())
        .isEqualTo(1);
  }

  private IntakeReport take(RawEvent... events) {
    return intake.accept(List.of(events));
  }

  private static RawEvent event(String id, String type, Instant at, String more) {
    return new RawEvent(
        "test",
        """
        {"id": "%s", "source": "history-test", "type": "%s", "customer": "H1", "at": "%s"%s}"""
            .formatted(id, type, at, more)
            .getBytes(StandardCharsets.UTF_8));
  }
}
