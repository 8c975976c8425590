package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonClock;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Guarantee G5 where clocks go wrong: two nodes on one database, one two hours ahead, the other two
 * hours behind, and both jump by ten minutes at every look. Leases, windows and quiet hours are the
 * database's, so none of it shows.
 */
class WrongClocksTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final CustomerSet EVERYBODY = CustomerSet.range(0, 600);

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final LedgerChannel peer = new LedgerChannel(false, 20);
  private final World ahead = node(Duration.ofHours(2));
  private final World behind = node(Duration.ofHours(-2));

  private World node(Duration wrong) {
    BatonClock clock =
        () ->
            Instant.now()
                .plus(wrong)
                .plus(Duration.ofMinutes(ThreadLocalRandom.current().nextInt(-10, 11)));
    return new World(
        database,
        List.of(peer),
        World.settings(50, Duration.ofSeconds(5)),
        World.freshDirectory(),
        channel -> List.of(),
        clock);
  }

  @BeforeEach
  void storeTemplate() {
    World.storeTemplate(database);
  }

  @AfterEach
  void closeDatabase() {
    ahead.dispatcher.stop();
    behind.dispatcher.stop();
    database.close();
  }

  private void sendWithBoth() {
    ahead.dispatcher.start();
    behind.dispatcher.start();
    await().atMost(PATIENCE).until(() -> ahead.touches.drained(World.RUN));
  }

  @Test
  void shouldStealNoLeaseAndSendNothingTwice() {
    ahead.plan(1, EVERYBODY);
    sendWithBoth();
    assertThat(peer.copies).hasSize(600).allSatisfy((who, copies) -> assertThat(copies).isOne());
    assertThat(jdbc.sql("select max(claim_epoch) from touch_batch").query(Integer.class).single())
        .as("every batch was claimed once")
        .isOne();
    assertThat(jdbc.sql("select count(*) from touch_doubt").query(Long.class).single()).isZero();
  }

  @Test
  void shouldWakeNobodyAtNight() {
    behind.plan(1, EVERYBODY);
    jdbc.sql(
            """
            insert into policy_quiet_hours
            values ('*', ((clock_timestamp() at time zone 'Asia/Shanghai') - interval '1 hour')::time,
                    ((clock_timestamp() at time zone 'Asia/Shanghai') + interval '1 hour')::time)
            """)
        .update();
    sendWithBoth();
    assertThat(peer.copies).isEmpty();
    assertThat(
            jdbc.sql("select distinct state || ' ' || detail from touch_ledger")
                .query(String.class)
                .list())
        .containsExactly("EXPIRED QUIET_HOURS");
  }
}
