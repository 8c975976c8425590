package io.baton.touch;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A ledger of its own whose months go by. */
abstract class AgingLedger {
  static final DispatchSettings SETTINGS = World.settings(50, Duration.ofSeconds(15));
  static final LocalDate NOW = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
  static final CustomerSet HUNDRED = CustomerSet.range(0, 100);

  final HikariDataSource database = TestPostgres.freshDataSource();
  final JdbcClient jdbc = JdbcClient.create(database);
  final LedgerChannel peer = new LedgerChannel(false, 20);
  final World world = new World(database, peer, SETTINGS);

  @BeforeEach
  void storeTemplate() {
    World.storeTemplate(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  /** Of a micro-cohort at the same place of the journey. */
  static TouchPlan arriving(long run, long step, String template, CustomerSet who, Instant due) {
    return new TouchPlan(
        run, step, 0, 0, "Task_A", "C" + run, "SMS", "MARKETING", template, 1, who, due, "hash");
  }

  Map<Long, Object> answers() {
    Map<Long, Object> answers = new HashMap<>();
    for (long run = 1; run <= 6; run++) {
      answers.put(
          run,
          List.of(
              world.touches.touched(run),
              world.touches.plannedOrTouched(run),
              world.touches.refused(run),
              world.touches.counts(run),
              world.touches.steps(run)));
    }
    return answers;
  }

  EndedTouches ended() {
    return new EndedTouches(jdbc, new JdbcTemplate(database));
  }

  static Retention retention(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new Retention(
        jdbc,
        new LedgerMonths(jdbc),
        new EndedTouches(jdbc, new JdbcTemplate(database)),
        new FoldingSteps(jdbc, new JdbcTransactionManager(database)),
        () -> 13,
        () -> jdbc.sql("select shared_now()").query(java.sql.Timestamp.class).single().toInstant(),
        new JdbcTransactionManager(database));
  }

  void receive(List<TouchReceipt> receipts) {
    world.transaction.executeWithoutResult(
        status -> new Receipts(jdbc, new JdbcTemplate(database), world.doubts).take(receipts));
  }

  /** The campaign clock stands in the middle of a month so many months on. */
  void later(int months) {
    jdbc.sql("update shared_clock set offset_millis = ?")
        .param(
            Duration.between(
                    Instant.now(),
                    NOW.plusMonths(months).plusDays(14).atStartOfDay(ZoneOffset.UTC).toInstant())
                .toMillis())
        .update();
  }
}
