package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every plan has its month, and who sends looks into no other. */
class LedgerMonthsTests extends AgingLedger {
  @Test
  void shouldKeepAPlanInTheMonthOfItsFirstPart() {
    world.plan(1, 0, CustomerSet.range(0, 10), Instant.now());
    later(1);
    world.plan(1, 1, CustomerSet.range(10, 20), Instant.now());
    world.plan(2, 0, CustomerSet.range(0, 10), Instant.now());
    assertThat(months(1)).containsExactly(NOW);
    assertThat(months(2)).containsExactly(NOW.plusMonths(1));
    // So that the month's own key is the ledger's.
    assertThatThrownBy(() -> world.plan(1, 2, CustomerSet.range(15, 25), Instant.now()))
        .hasStackTraceContaining(
            "touch_touch_" + NOW.toString().substring(0, 7).replace('-', '_') + "_pkey");
  }

  /** The second waits for the first one's word, and has to look again for what it says. */
  @Test
  void shouldSettleTheMonthOfPartsThatArePlannedAtTheSameTime() {
    CompletableFuture<PlannedStep> other = new CompletableFuture<>();
    world.transaction.executeWithoutResult(
        first -> {
          world.plan(1, 0, CustomerSet.range(0, 10), Instant.now());
          other.completeAsync(() -> world.plan(1, 1, CustomerSet.range(10, 20), Instant.now()));
          await()
              .until(
                  () ->
                      jdbc.sql(
                                  "select count(*) from pg_stat_activity where wait_event_type ="
                                      + " 'Lock' and datname = current_database()")
                              .query(Integer.class)
                              .single()
                          > 0);
        });
    assertThat(other.join().planned()).isEqualTo(CustomerSet.range(10, 20));
    assertThat(months(1)).containsExactly(NOW);
  }

  @Test
  void shouldMakeAMonthOnceForAllWhoNeedIt() {
    later(3);
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 8)
            .mapToObj(
                n ->
                    CompletableFuture.runAsync(
                        () ->
                            world.plan(
                                100 + n, 0, CustomerSet.range(10 * n, 10 * n + 10), Instant.now())))
            .toList();
    all.forEach(CompletableFuture::join);
    retention(database).makeAhead();
    assertThat(new LedgerMonths(jdbc).all())
        .containsExactly(NOW, NOW.plusMonths(3), NOW.plusMonths(4), NOW.plusMonths(5));
    assertThat(jdbc.sql("select count(*) from touch_ledger").query(Long.class).single())
        .isEqualTo(80);
  }

  /** PostgreSQL itself counts who looked into which table. */
  @Test
  void shouldLookIntoOneMonthOnlyWhileSending() {
    for (int month = 0; month < 3; month++) {
      world.plan(10 + month, 0, HUNDRED, Instant.now().plus(Duration.ofDays(400)));
      later(month + 1);
    }
    peer.answer =
        customer ->
            switch (customer < 40 ? 4 : customer % 5) {
              case 0 -> new SendResult.Refused("BARRED");
              case 1 -> new SendResult.InDoubt("NO_ANSWER");
              case 2 -> new SendResult.RetryAt(Instant.now().plusSeconds(3600), "BUSY");
              default -> new SendResult.Accepted("ok");
            };
    flushCounts();
    Map<String, Long> before = looks();
    world.plan(1, 0, HUNDRED, Instant.now().minusSeconds(1));
    world.sendAll();
    receive(
        IntStream.range(0, 100)
            .mapToObj(
                customer ->
                    new TouchReceipt(
                        new TouchId(World.RUN, 1, customer, 0), true, "DELIVRD", Instant.now()))
            .toList());
    assertThat(world.touches.counts(World.RUN).accepted()).isEqualTo(76);
    assertThat(new TouchedBy(jdbc, ended()).origin(new TouchId(World.RUN, 1, 3, 0))).isPresent();
    flushCounts();
    Map<String, Long> after = looks();
    Set<String> here =
        Set.of(LedgerMonths.touches(NOW.plusMonths(3)), LedgerMonths.receipts(NOW.plusMonths(3)));
    assertThat(after.keySet()).containsAll(here);
    here.forEach(
        table -> assertThat(after.get(table)).isGreaterThan(before.getOrDefault(table, 0L)));
    after.forEach(
        (table, looks) -> {
          if (!here.contains(table)) {
            assertThat(looks).as(table).isEqualTo(before.get(table));
          }
        });
  }

  private List<LocalDate> months(long step) {
    return jdbc.sql("select distinct month from touch_ledger where step = ?")
        .param(step)
        .query(LocalDate.class)
        .list();
  }

  /** A session tells what it did at its end. */
  private void flushCounts() {
    List<Integer> sessions = sessions();
    database.getHikariPoolMXBean().softEvictConnections();
    await().until(() -> sessions().stream().noneMatch(sessions::contains));
  }

  private List<Integer> sessions() {
    return jdbc.sql(
            "select pid from pg_stat_activity where datname = current_database()"
                + " and backend_type = 'client backend'")
        .query(Integer.class)
        .list();
  }

  private Map<String, Long> looks() {
    Map<String, Long> looks = new HashMap<>();
    jdbc.sql(
            "select relname, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) + n_tup_upd + n_tup_ins"
                + " from pg_stat_user_tables where relname ~ '^touch_(touch|receipt)_'")
        .query(
            row -> {
              looks.put(row.getString(1), row.getLong(2));
            });
    return looks;
  }
}
