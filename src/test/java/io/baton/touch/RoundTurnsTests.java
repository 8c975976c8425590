package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who serves and who joins at the same time, on one node and on several. */
class RoundTurnsTests extends Gathering {
  /** Two who serve at once would serve in no order. */
  @Test
  void shouldServeOnOneNodeAtATime() {
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 3, CustomerSet.range(0, 10)));
    want(new Want(2, 0, 9, CustomerSet.range(0, 10)));
    world.awaited = Set.of();
    world.transaction.executeWithoutResult(
        turn -> {
          jdbc.sql("select pg_advisory_xact_lock(hashtextextended('touch.rounds', 0))")
              .query()
              .listOfRows();
          boolean worked = CompletableFuture.supplyAsync(world.serving::workOnce).join();
          assertThat(worked).as("another node has the turn").isFalse();
        });
    serveAll();
    assertThat(granted()).containsOnlyKeys(1L, 2L);
  }

  /** The turn lasts until what was served is committed. */
  @Test
  @Timeout(60)
  void shouldKeepTheTurnForAsLongAsItServes() {
    want(new Want(1, 0, 3, CustomerSet.range(0, 10)));
    serveAll();
    world.awaited = Set.of(2L, 3L);
    want(new Want(2, 0, 9, CustomerSet.range(0, 10)));
    want(new Want(3, 0, 3, CustomerSet.range(10, 20)));
    world.awaited = Set.of();
    assertThat(world.serving.workOnce()).as("the round closes").isTrue();
    CompletableFuture<Boolean> serving = new CompletableFuture<>();
    world.transaction.executeWithoutResult(
        busy -> {
          jdbc.sql("select chunk from policy_chunk for update").query().listOfRows();
          serving.completeAsync(world.serving::workOnce);
          await().until(() -> waitingForALock() == 1);
          CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(world.serving::workOnce);
          assertThat(other.completeOnTimeout(true, 10, TimeUnit.SECONDS).join())
              .as("one is served on another node")
              .isFalse();
        });
    assertThat(serving.join()).isTrue();
    serveAll();
    assertThat(granted()).containsOnlyKeys(1L, 2L, 3L);
  }

  private long waitingForALock() {
    return jdbc.sql(
            "select count(*) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'")
        .query(Long.class)
        .single();
  }

  /** A round is there before anybody comes, so two who come at the same time do not wait. */
  @Test
  void shouldLetTwoJoinAtTheSameTime() {
    world.awaited = Set.of(1L, 2L, 3L);
    want(new Want(3, 0, 0, CustomerSet.of(3)));
    world.awaited = Set.of();
    serveAll();
    world.awaited = Set.of(1L, 2L, 3L);
    world.transaction.executeWithoutResult(
        one -> {
          world.rounds.plan(new Want(1, 0, 0, CustomerSet.of(1)).plan());
          CompletableFuture.runAsync(
                  () ->
                      world.transaction.executeWithoutResult(
                          other -> {
                            jdbc.sql("set local lock_timeout = '500ms'").update();
                            world.rounds.plan(new Want(2, 0, 0, CustomerSet.of(2)).plan());
                          }))
              .join();
          assertThat(world.serving.workOnce()).as("nobody closes while one joins").isFalse();
        });
    world.awaited = Set.of();
    serveAll();
    assertThat(granted()).containsOnlyKeys(1L, 2L, 3L);
  }

  /** Nobody needs a second connection while holding one, so that one for a node is enough. */
  @Test
  void shouldNotStarveOnTheSmallestPool() throws Exception {
    int campaigns = 16;
    try (HikariDataSource one = smallestPool();
        HikariDataSource other = smallestPool()) {
      World planning = node(one);
      World closing = node(other);
      planning.awaited = LongStream.range(0, campaigns).boxed().collect(Collectors.toSet());
      closing.awaited = planning.awaited;
      want(planning, new Want(0, 0, 0, CustomerSet.of(0)));
      closing.awaited = Set.of();
      assertThat(closing.serving.workOnce()).as("there is a round to close").isTrue();
      ExecutorService threads = Executors.newFixedThreadPool(campaigns);
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Void> serving =
          CompletableFuture.runAsync(
              () -> {
                while (!over.get()) {
                  closing.serving.workOnce();
                }
              });
      CompletableFuture.allOf(
              LongStream.range(0, campaigns)
                  .mapToObj(
                      run ->
                          CompletableFuture.runAsync(
                              () -> {
                                for (int part = 1; part <= 5; part++) {
                                  int customer = (int) run * 6 + part;
                                  want(planning, new Want(run, part, 0, CustomerSet.of(customer)));
                                }
                              },
                              threads))
                  .toArray(CompletableFuture[]::new))
          .get(60, TimeUnit.SECONDS);
      over.set(true);
      serving.get(60, TimeUnit.SECONDS);
      threads.shutdown();
    }
    serveAll();
    assertThat(granted()).hasSize(campaigns);
    assertThat(granted().values().stream().mapToLong(CustomerSet::size).sum())
        .isEqualTo(5L * campaigns + 1);
    assertThat(
            jdbc.sql("select count(*) from touch_round where closed_at is not null")
                .query(Long.class)
                .single())
        .isGreaterThan(1);
  }

  private static HikariDataSource smallestPool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.getJdbcUrl());
    config.setUsername(database.getUsername());
    config.setPassword(database.getPassword());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }
}
