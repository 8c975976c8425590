package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import io.baton.policy.RefusalReason;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a round gives to whom, against a count of every customer and place one after another. */
class RoundsTests {
  private static final HikariDataSource DATABASE = TestPostgres.freshDataSource();
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final int PEOPLE = 120;
  private static final int CAP = 2;

  private final JdbcClient jdbc = JdbcClient.create(DATABASE);
  private final World world = node(DATABASE);

  private static World node(HikariDataSource database) {
    return new World(
        database,
        new LedgerChannel(true, 20),
        World.settings(50, Duration.ofSeconds(15)),
        new Cap(Cap.Scope.CHANNEL, CAP, 7));
  }

  @BeforeEach
  void forgetEverything() {
    jdbc.sql(
            """
            truncate policy_chunk, policy_day_mask, policy_slot, policy_capacity,
              policy_capacity_use, touch_wish, touch_round, touch_refusal, touch_batch, touch_step,
              touch_touch, touch_priority, touch_stop, touch_plan_month cascade
            """)
        .update();
  }

  @BeforeAll
  static void storeTemplate() {
    World.storeTemplate(DATABASE);
  }

  @AfterAll
  static void closeDatabase() {
    DATABASE.close();
  }

  private record Want(long run, int chunk, int decided, CustomerSet who) {
    TouchPlan plan() {
      return new TouchPlan(
          run,
          run * 10,
          0,
          chunk,
          "Task_A",
          "C" + run,
          "SMS",
          "MARKETING",
          World.TEMPLATE,
          1,
          who,
          NOON,
          "hash",
          null,
          decided,
          null,
          null);
    }
  }

  private void want(Want want) {
    want(world, want);
  }

  private static void want(World node, Want want) {
    node.transaction.executeWithoutResult(status -> node.rounds.plan(want.plan()));
  }

  private void serveAll() {
    while (world.serving.workOnce()) {
      // until nothing is left
    }
  }

  private Map<Long, CustomerSet> granted() {
    Map<Long, CustomerSet> granted = new TreeMap<>();
    jdbc.sql("select run_id, members from touch_batch")
        .query(
            row -> {
              granted.merge(
                  row.getLong(1), CustomerSet.fromBytes(row.getBytes(2)), CustomerSet::or);
            });
    return granted;
  }

  private static CustomerSet some(Random random, int from, int to) {
    CustomerSet some = CustomerSet.empty();
    for (int customer = from; customer < to; customer++) {
      some = random.nextInt(3) > 0 ? some.or(CustomerSet.of(customer)) : some;
    }
    return some;
  }

  @RepeatedTest(25)
  void shouldServeGreedilyByPriority(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    int perDay = random.nextInt(2 * PEOPLE);
    jdbc.sql("insert into policy_capacity values ('SMS', '*', null, ?)").param(perDay).update();
    Want promised = new Want(99, 0, 0, some(random, 0, PEOPLE));
    want(promised);
    List<Want> wants = new ArrayList<>();
    Map<Long, Integer> priorities = new HashMap<>();
    for (long run = 1; run <= 2 + random.nextInt(4); run++) {
      int decided = random.nextInt(4);
      priorities.put(run, decided);
      if (random.nextInt(3) == 0) {
        priorities.put(run, random.nextInt(10));
        world.priorities.set("C" + run, priorities.get(run));
      }
      int half = random.nextInt(PEOPLE);
      wants.add(new Want(run, 0, decided, some(random, 0, half)));
      wants.add(new Want(run, 1, decided, some(random, half, PEOPLE)));
    }
    world.awaited = Set.copyOf(priorities.keySet());
    List<Want> comingInAnyOrder = new ArrayList<>(wants);
    Collections.shuffle(comingInAnyOrder, random);
    comingInAnyOrder.forEach(this::want);

    assertThat(world.serving.workOnce()).as("somebody is awaited").isFalse();
    assertThat(granted().keySet()).as("nobody is served before").isSubsetOf(99L);
    world.awaited = Set.of();
    CompletableFuture.allOf(
            CompletableFuture.runAsync(this::serveAll), CompletableFuture.runAsync(this::serveAll))
        .get();
    serveAll();

    wants.sort(
        Comparator.comparing((Want want) -> -priorities.getOrDefault(want.run(), 0))
            .thenComparing(Want::run)
            .thenComparing(Want::chunk));
    wants.add(0, promised);
    assertThat(granted()).isEqualTo(oneByOne(wants, perDay));
    assertThat(world.touches.waitingForRound(1).isEmpty()).isTrue();
  }

  /** In this order, customer by customer. */
  private static Map<Long, CustomerSet> oneByOne(List<Want> order, int perDay) {
    int[] contacts = new int[PEOPLE];
    int room = perDay;
    Map<Long, CustomerSet> granted = new TreeMap<>();
    for (Want want : order) {
      for (int customer : want.who().toArray()) {
        if (contacts[customer] < CAP && room > 0) {
          contacts[customer]++;
          room--;
          granted.merge(want.run(), CustomerSet.of(customer), CustomerSet::or);
        }
      }
    }
    return granted;
  }

  @Test
  void shouldServeAtOnceWhoIsAlone() {
    world.awaited = Set.of(1L);
    want(new Want(1, 0, 3, CustomerSet.range(0, 10)));
    assertThat(granted()).containsEntry(1L, CustomerSet.range(0, 10));
    assertThat(jdbc.sql("select count(*) from touch_round").query(Long.class).single()).isZero();
  }

  @Test
  void shouldLetNobodyPastARoundThatIsNotServed() {
    jdbc.sql("insert into policy_capacity values ('SMS', '*', null, 10)").update();
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 3, CustomerSet.range(0, 10)));
    world.awaited = Set.of();
    want(new Want(2, 0, 1, CustomerSet.range(0, 10)));
    serveAll();
    assertThat(granted()).isEqualTo(Map.of(1L, CustomerSet.range(0, 10)));
  }

  /** What is promised stays promised, whoever comes later. */
  @Test
  void shouldTakeNothingBackFromARoundBefore() {
    jdbc.sql("insert into policy_capacity values ('SMS', '*', null, 15)").update();
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 3, CustomerSet.range(0, 10)));
    world.awaited = Set.of();
    serveAll();
    want(new Want(3, 0, 9, CustomerSet.range(0, 10)));
    serveAll();
    assertThat(granted())
        .isEqualTo(Map.of(1L, CustomerSet.range(0, 10), 3L, CustomerSet.range(0, 5)));
  }

  @Test
  void shouldWaitForNobodyLongerThanItMay() {
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 3, CustomerSet.range(0, 10)));
    assertThat(world.serving.workOnce()).isFalse();
    jdbc.sql("update touch_wish set wished_at = wished_at - interval '2 minutes'").update();
    serveAll();
    assertThat(granted()).containsOnlyKeys(1L);
  }

  @Test
  void shouldKeepNoPlaceForWhoIsStopped() {
    jdbc.sql("insert into policy_capacity values ('SMS', '*', null, 10)").update();
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 9, CustomerSet.range(0, 10)));
    want(new Want(2, 0, 3, CustomerSet.range(0, 10)));
    assertThat(world.touches.drained(1)).isFalse();
    world.transaction.executeWithoutResult(status -> world.touches.stop(1));
    world.awaited = Set.of();
    serveAll();
    assertThat(granted()).isEqualTo(Map.of(2L, CustomerSet.range(0, 10)));
    assertThat(world.touches.refused(1))
        .isEqualTo(Map.of(RefusalReason.STOPPED, CustomerSet.range(0, 10)));
    assertThat(world.touches.drained(1)).isTrue();
  }

  @Test
  void shouldChangeNothingWhereTheSameIsWantedAgain() {
    world.awaited = Set.of(1L, 2L);
    want(new Want(1, 0, 9, CustomerSet.range(0, 10)));
    want(new Want(1, 0, 9, CustomerSet.range(0, 50)));
    world.awaited = Set.of();
    serveAll();
    want(new Want(1, 0, 9, CustomerSet.range(0, 50)));
    serveAll();
    assertThat(granted()).isEqualTo(Map.of(1L, CustomerSet.range(0, 10)));
  }

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

  @Test
  @Timeout(60)
  void shouldLetOthersGoFirstWhereOneCannotBeServed() {
    world.awaited = Set.of(1L, 2L);
    TouchPlan first = new Want(1, 0, 9, CustomerSet.range(0, 10)).plan();
    want(new Want(2, 0, 3, CustomerSet.range(0, 10)));
    world.transaction.executeWithoutResult(
        status ->
            world.rounds.plan(
                new TouchPlan(
                    first.runId(),
                    first.step(),
                    0,
                    0,
                    first.origin(),
                    first.campaignCode(),
                    "NO_SUCH_CHANNEL",
                    first.purpose(),
                    first.templateKey(),
                    1,
                    first.candidates(),
                    first.due(),
                    "hash",
                    null,
                    9,
                    null,
                    null)));
    world.awaited = Set.of();
    serveAll();
    assertThat(granted()).isEqualTo(Map.of(2L, CustomerSet.range(0, 10)));
    assertThat(world.touches.waitingForRound(1)).isEqualTo(CustomerSet.range(0, 10));
    assertThat(world.touches.drained(1)).isFalse();
    assertThat(
            jdbc.sql("select attempts from touch_wish where run_id = 1")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
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
    config.setJdbcUrl(DATABASE.getJdbcUrl());
    config.setUsername(DATABASE.getUsername());
    config.setPassword(DATABASE.getPassword());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }
}
