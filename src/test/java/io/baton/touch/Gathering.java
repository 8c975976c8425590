package io.baton.touch;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Campaigns that want to contact the same people, each of whom may be contacted twice a week. */
abstract class Gathering {
  /** One for each class of tests. */
  static HikariDataSource database;

  static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  static final int PEOPLE = 120;
  static final int CAP = 2;

  JdbcClient jdbc;
  World world;

  static World node(HikariDataSource database) {
    return new World(
        database,
        new LedgerChannel(true, 20),
        World.settings(50, Duration.ofSeconds(15)),
        new Cap(Cap.Scope.CHANNEL, CAP, 7));
  }

  @BeforeEach
  void beginAnew() {
    jdbc = JdbcClient.create(database);
    world = node(database);
    jdbc.sql(
            """
            truncate policy_chunk, policy_day_mask, policy_slot, policy_capacity,
              policy_capacity_use, touch_wish, touch_round, touch_refusal, touch_batch, touch_step,
              touch_touch, touch_priority, touch_stop, touch_plan_month cascade
            """)
        .update();
  }

  @BeforeAll
  static void openDatabase() {
    database = TestPostgres.freshDataSource();
    World.storeTemplate(database);
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  record Want(long run, int chunk, int decided, CustomerSet who) {
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

  void want(Want want) {
    want(world, want);
  }

  static void want(World node, Want want) {
    node.transaction.executeWithoutResult(status -> node.rounds.plan(want.plan()));
  }

  void serveAll() {
    while (world.serving.workOnce()) {
      // until nothing is left
    }
  }

  Map<Long, CustomerSet> granted() {
    Map<Long, CustomerSet> granted = new TreeMap<>();
    jdbc.sql("select run_id, members from touch_batch")
        .query(
            row -> {
              granted.merge(
                  row.getLong(1), CustomerSet.fromBytes(row.getBytes(2)), CustomerSet::or);
            });
    return granted;
  }
}
