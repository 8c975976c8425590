package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How fast a channel is used, seen from the peer; and who goes first. */
class PacingTests {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);

  @BeforeEach
  void storeTemplate() {
    World.storeTemplate(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  private static DispatchSettings lanes(int lanes) {
    return new DispatchSettings(
        true,
        lanes,
        500,
        Duration.ofSeconds(15),
        Duration.ofMillis(200),
        8,
        Duration.ofSeconds(2),
        64,
        5,
        Duration.ofSeconds(1));
  }

  /** Two nodes with three lanes each; no second, wherever it begins, holds more than the limit. */
  @Test
  void shouldNeverExceedTheRateInAnySecondAndUseItNearlyWhole() {
    int rate = 200;
    TimedChannel peer = new TimedChannel("SMS", 500, Duration.ofMillis(1), true);
    World one = world(peer, lanes(3));
    World two = world(peer, lanes(3));
    one.pacing.setPerSecond("SMS", rate);
    one.plan(1, CustomerSet.range(0, 2_000));
    one.dispatcher.start();
    two.dispatcher.start();
    try {
      await().atMost(Duration.ofSeconds(60)).until(() -> one.touches.drained(World.RUN));
    } finally {
      one.dispatcher.stop();
      two.dispatcher.stop();
    }
    List<Long> times = peer.times();
    int most = TimedChannel.mostIn(times, SECOND);
    double seconds = TimedChannel.seconds(times.get(times.size() - 1) - times.get(0));
    System.out.printf(
        "limit %d/s: at most %d in a second, %.0f/s on average%n", rate, most, 2_000 / seconds);
    assertThat(most).isLessThanOrEqualTo(rate);
    assertThat(2_000 / seconds).as("and it is used").isGreaterThan(0.6 * rate);
  }

  @Test
  void shouldObeyAnotherRateWhileRunning() {
    TimedChannel peer = new TimedChannel("SMS", 500, Duration.ZERO, true);
    World world = world(peer, lanes(2));
    world.pacing.setPerSecond("SMS", 50);
    world.plan(1, CustomerSet.range(0, 1_500));
    world.dispatcher.start();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> peer.arrivals.size() >= 100);
      world.pacing.setPerSecond("SMS", 1_000);
      await().atMost(Duration.ofSeconds(20)).until(() -> peer.arrivals.size() >= 900);
      world.pacing.setPerSecond("SMS", 20);
      long slowed = System.nanoTime();
      await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
      List<Long> after = peer.times().stream().filter(at -> at > slowed + SECOND).toList();
      assertThat(TimedChannel.mostIn(after, SECOND)).isLessThanOrEqualTo(20);
      assertThat(after).isNotEmpty();
      world.pacing.setPerSecond("SMS", null);
      await().atMost(Duration.ofSeconds(20)).until(() -> world.touches.drained(World.RUN));
    } finally {
      world.dispatcher.stop();
    }
    assertThat(TimedChannel.mostIn(peer.times(), SECOND)).isLessThanOrEqualTo(1_500);
    assertThat(peer.arrivals).hasSize(1_500);
  }

  @Test
  void shouldSendNoMoreInAMinuteAndADayThanThePolicyAllows() {
    jdbc.sql(
            """
            insert into policy_capacity (channel, branch, per_minute, per_day)
            values ('SMS', '*', 30, 45)
            """)
        .update();
    TimedChannel peer = new TimedChannel("SMS", 500, Duration.ZERO, true);
    World world = world(peer, lanes(2));
    world.plan(1, CustomerSet.range(0, 40));
    // The plan spread them over two minutes; a long pause has brought them together.
    jdbc.sql("update touch_touch set retry_at = null").update();
    jdbc.sql("update touch_batch set due = clock_timestamp() - interval '1 s'").update();
    world.dispatcher.start();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> peer.arrivals.size() >= 30);
      await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
      assertThat(peer.arrivals).hasSize(30);
      age(61);
      await().atMost(Duration.ofSeconds(20)).until(() -> peer.arrivals.size() == 40);
      // Another ten are allowed by a larger plan, but only five of them today.
      jdbc.sql("update policy_capacity set per_day = 1000").update();
      world.plan(2, CustomerSet.range(0, 10));
      jdbc.sql("update touch_touch set retry_at = null").update();
      jdbc.sql("update touch_batch set due = clock_timestamp() - interval '1 s'").update();
      jdbc.sql("update policy_capacity set per_day = 45").update();
      age(61);
      await().atMost(Duration.ofSeconds(20)).until(() -> peer.arrivals.size() >= 45);
      await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
      assertThat(peer.arrivals).hasSize(45);
    } finally {
      world.dispatcher.stop();
    }
  }

  private void age(int seconds) {
    jdbc.sql("update touch_attempt set closed_at = closed_at - ? * interval '1 s'")
        .param(seconds)
        .update();
  }

  /** What certainly did not arrive leaves its place in the day to others. */
  @Test
  void shouldNotCountARefusalForTheDay() {
    jdbc.sql("insert into policy_capacity (channel, branch, per_day) values ('SMS', '*', 10)")
        .update();
    LedgerChannel peer = new LedgerChannel(false, 5);
    peer.answer =
        customer ->
            customer < 5
                ? new io.baton.channel.SendResult.Refused("NO")
                : new io.baton.channel.SendResult.Accepted("ok");
    World world = new World(database, peer, World.settings(100, Duration.ofSeconds(5)));
    world.plan(1, CustomerSet.range(0, 10));
    world.sendAll();
    world.plan(2, CustomerSet.range(5, 12));
    world.sendAll();
    assertThat(peer.copies.values().stream().mapToInt(n -> n).sum()).isEqualTo(10);
  }

  /** Exactly as many as the day allows, and each is sent twice under its key. */
  @Test
  void shouldNotCountARepeatForTheDayAgain() {
    jdbc.sql("insert into policy_capacity (channel, branch, per_day) values ('SMS', '*', 60)")
        .update();
    LedgerChannel peer = new LedgerChannel(true, 20);
    Set<Integer> known = new HashSet<>();
    peer.answer =
        customer ->
            known.add(customer)
                ? new SendResult.InDoubt("NO_ANSWER")
                : new SendResult.Accepted("peer");
    World world = new World(database, peer, World.settings(100, Duration.ofSeconds(15)));
    world.plan(1, CustomerSet.range(0, 60));
    for (int i = 0; i < 10 && !world.touches.drained(World.RUN); i++) {
      world.sendAll();
    }
    assertThat(world.touches.counts(World.RUN).accepted()).isEqualTo(60);
    assertThat(peer.copies.values()).containsOnly(2);
    assertThat(dayUse()).isEqualTo(60);
  }

  /** Under the same key, but on another day, on which it may be the first to arrive. */
  @Test
  void shouldCountARepeatOnAnotherDay() {
    jdbc.sql("insert into policy_capacity (channel, branch, per_day) values ('SMS', '*', 60)")
        .update();
    LedgerChannel peer = new LedgerChannel(true, 20);
    peer.keyLifetime = Duration.ofDays(7);
    World world = new World(database, peer, World.settings(100, Duration.ofSeconds(15)));
    world.plan(1, CustomerSet.range(0, 60));
    jdbc.sql("update touch_touch set unknown_since = clock_timestamp() - interval '25 hours'")
        .update();
    world.sendAll();
    assertThat(world.touches.counts(World.RUN).accepted()).isEqualTo(60);
    assertThat(dayUse()).isEqualTo(60);
  }

  private long dayUse() {
    return jdbc.sql("select sum(messages) from touch_day_use").query(Long.class).single();
  }

  @Test
  void shouldSendServiceFirstThenTheHigherPriorityThenTheEarlier() {
    TimedChannel peer = new TimedChannel("SMS", 500, Duration.ZERO, true);
    World world = world(peer, World.settings(500, Duration.ofSeconds(15)));
    world.priorities.set("HIGH", 5);
    Instant due = Instant.now().minusSeconds(60);
    CustomerSet few = CustomerSet.range(0, 10);
    world.plan(1, 1, 0, few, due, "LOW", "SMS", "MARKETING");
    world.plan(2, 2, 0, few, due.minusSeconds(5), "OLD", "SMS", "MARKETING");
    world.plan(3, 3, 0, few, due.plusSeconds(5), "HIGH", "SMS", "MARKETING");
    world.plan(4, 4, 0, few, due.plusSeconds(9), "ALERT", "SMS", "SERVICE");
    world.plan(5, 5, 0, few, due.plusSeconds(20), "LATER", "SMS", "MARKETING");
    world.priorities.set("LATER", 3);
    world.sendAll();
    assertThat(peer.arrivals.stream().map(TimedChannel.Arrival::run).distinct().toList())
        .containsExactly(4L, 3L, 5L, 2L, 1L);
  }

  @Test
  void shouldLetAServiceMessageOvertakeALongMarketingBatch() {
    TimedChannel peer = new TimedChannel("SMS", 20, Duration.ofMillis(2), true);
    World world = world(peer, World.settings(5_000, Duration.ofSeconds(15)));
    Instant due = Instant.now().minusSeconds(60);
    world.plan(1, 1, 0, CustomerSet.range(0, 2_000), due, "LONG", "SMS", "MARKETING");
    world.dispatcher.start();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> peer.arrivals.size() >= 100);
      world.plan(2, 2, 0, CustomerSet.of(7), due, "ALERT", "SMS", "SERVICE");
      int before = peer.arrivals.size();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> peer.arrivals.stream().anyMatch(a -> a.run() == 2));
      List<Long> runs = peer.arrivals.stream().map(TimedChannel.Arrival::run).toList();
      assertThat(runs.indexOf(2L)).isLessThanOrEqualTo(before + 60);
      await().atMost(Duration.ofSeconds(60)).until(() -> world.touches.drained(1));
      assertThat(peer.arrivals).hasSize(2_001);
    } finally {
      world.dispatcher.stop();
    }
  }

  private World world(TimedChannel peer, DispatchSettings settings) {
    return new World(database, peer, settings);
  }
}
