package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.testing.SideBySide;
import io.baton.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pause, stop and hold: how soon nothing leaves any more, and that nothing is lost by it. */
class HoldingBackTests {
  private static final long QUIET = TimeUnit.SECONDS.toNanos(4);

  private final String name = TestPostgres.freshDatabase();
  private final HikariDataSource database = pool(name);
  private final JdbcClient jdbc = JdbcClient.create(database);

  @BeforeEach
  void storeTemplate() {
    World.storeTemplate(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  /** As in production: small windows first, a look every second. */
  private static DispatchSettings production() {
    return new DispatchSettings(
        true,
        2,
        10_000,
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        8,
        Duration.ofSeconds(2),
        1,
        5,
        Duration.ofSeconds(1));
  }

  @Test
  void shouldSendNothingTenSecondsAfterTheStopHoweverSlowTheChannel() throws Exception {
    SideBySide.run(
        List.of(
            () -> stopped(50, true),
            () -> stopped(50, false),
            () -> stopped(1, false),
            () -> stopped(2_000, true)));
  }

  private static void stopped(int millis, boolean obedient) {
    try (HikariDataSource own = pool(TestPostgres.freshDatabase())) {
      World.storeTemplate(own);
      TimedChannel peer = new TimedChannel("SMS", 2_000, Duration.ofMillis(millis), obedient);
      World world = new World(own, peer, production());
      world.plan(1, CustomerSet.range(0, 20_000));
      world.dispatcher.start();
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> peer.arrivals.size() >= Math.min(200, 6_000 / millis));
        world.holds.hold(Holds.EVERY_CHANNEL, Holds.Reason.STOPPED, "test", "test");
        long stopped = System.nanoTime();
        // A channel that goes on is never quiet for as long as this.
        await()
            .atMost(Duration.ofSeconds(15))
            .until(() -> System.nanoTime() - Math.max(stopped, peer.lastArrival()) > QUIET);
        double late = TimedChannel.seconds(peer.lastArrival() - stopped);
        System.out.printf("last message %.2f s after the stop, %d ms each%n", late, millis);
        assertThat(late).as("%d ms each", millis).isLessThan(10);
      } finally {
        world.dispatcher.stop();
      }
      JdbcClient ledger = JdbcClient.create(own);
      assertThat(count(ledger, "state not in ('ACCEPTED', 'PLANNED', 'RETRY_AT')")).isZero();
      assertThat(count(ledger, "state = 'ACCEPTED'")).isEqualTo(peer.arrivals.size());
      assertThat(count(ledger, "failed_attempts > 0")).as("being held back is no failure").isZero();
    }
  }

  @Test
  void shouldHoldOneChannelAndNotTheOther() {
    TimedChannel sms = new TimedChannel("SMS", 100, Duration.ZERO, true);
    TimedChannel push = new TimedChannel("APP_PUSH", 100, Duration.ZERO, true);
    World world = new World(database, List.of(sms, push), production(), World.freshDirectory());
    world.holds.hold("SMS", Holds.Reason.PAUSED, "", "test");
    Instant due = Instant.now().minusSeconds(1);
    world.plan(1, 1, 0, CustomerSet.range(0, 50), due, "A", "SMS", "MARKETING");
    world.plan(1, 2, 0, CustomerSet.range(0, 50), due, "A", "APP_PUSH", "MARKETING");
    world.dispatcher.start();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> push.arrivals.size() == 50);
      assertThat(sms.arrivals).isEmpty();
      world.holds.release("SMS", Holds.Reason.PAUSED);
      await().atMost(Duration.ofSeconds(20)).until(() -> sms.arrivals.size() == 50);
    } finally {
      world.dispatcher.stop();
    }
  }

  @Test
  void shouldLoseAndDoubleNothingWhenPausedAndResumedAHundredTimes() throws Exception {
    TimedChannel peer = new TimedChannel("SMS", 50, Duration.ofNanos(200_000), true);
    World world = world(peer);
    CustomerSet all = CustomerSet.range(0, 5_000);
    world.plan(1, all);
    world.dispatcher.start();
    Random random = new Random(7);
    try {
      for (int i = 0; i < 100; i++) {
        world.holds.hold(Holds.EVERY_CHANNEL, Holds.Reason.PAUSED, "", "test");
        TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
        world.pacing.setPerSecond("SMS", i % 7 == 0 ? 100_000 : null);
        assertThat(world.touches.drained(World.RUN))
            .isEqualTo(count("state = 'ACCEPTED'") == 5_000);
        world.holds.release(Holds.EVERY_CHANNEL, Holds.Reason.PAUSED);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
      }
      await().atMost(Duration.ofSeconds(60)).until(() -> world.touches.drained(World.RUN));
    } finally {
      world.dispatcher.stop();
    }
    assertThat(peer.arrivals).hasSize(5_000);
    assertThat(world.touches.touched(World.RUN)).isEqualTo(all);
  }

  @Test
  void shouldHoldACopyOfTheDatabaseUntilSomebodyReleasesIt() throws Exception {
    TimedChannel original = new TimedChannel("SMS", 50, Duration.ZERO, true);
    World world = world(original);
    world.plan(1, CustomerSet.range(0, 100));
    world.dispatcher.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> world.touches.drained(World.RUN));
    world.dispatcher.stop();
    world.plan(2, CustomerSet.range(0, 100));
    database.close();

    try (HikariDataSource copy = pool(TestPostgres.copyOf(name))) {
      TimedChannel peer = new TimedChannel("SMS", 50, Duration.ZERO, true);
      World restored = new World(copy, peer, production());
      restored.sendAll();
      assertThat(peer.arrivals).as("not even before a dispatcher has looked").isEmpty();
      restored.dispatcher.start();
      try {
        TimeUnit.SECONDS.sleep(3);
        assertThat(peer.arrivals).isEmpty();
        assertThat(restored.holds.all())
            .extracting(Holds.Hold::reason, Holds.Hold::note)
            .containsExactly(
                org.assertj.core.groups.Tuple.tuple(Holds.Reason.RESTORED, "ANOTHER_DATABASE"));
        restored.holds.release(Holds.EVERY_CHANNEL, Holds.Reason.RESTORED);
        await().atMost(Duration.ofSeconds(20)).until(() -> peer.arrivals.size() == 100);
      } finally {
        restored.dispatcher.stop();
      }
    }
  }

  @Test
  void shouldHoldAnEarlierStateOfTheDatabase() throws Exception {
    Path directory = World.freshDirectory();
    sendOneStep(directory, 1);
    long before = beat();
    sendOneStep(directory, 2);
    assertThat(reasons()).isEmpty();
    // What a recovery to the moment between the two would bring back.
    jdbc.sql("update touch_incarnation set beat = ?").param(before).update();
    start(directory);
    assertThat(reasons()).containsExactly("EARLIER_STATE");
    new Holds(jdbc).release(Holds.EVERY_CHANNEL, Holds.Reason.RESTORED);
    start(directory);
    assertThat(reasons()).as("released once is released").isEmpty();
  }

  @Test
  void shouldHoldACopyOfTheDataDirectory() throws Exception {
    Path directory = World.freshDirectory();
    sendOneStep(directory, 1);
    Path copied = World.freshDirectory();
    Files.copy(directory.resolve("dispatch-witness"), copied.resolve("dispatch-witness"));
    start(copied);
    assertThat(reasons()).containsExactly("COPIED_DIRECTORY");
  }

  @Test
  void shouldNotHoldARestartOrASecondNode() throws Exception {
    Path directory = World.freshDirectory();
    sendOneStep(directory, 1);
    start(directory);
    start(World.freshDirectory());
    start(directory);
    assertThat(reasons()).isEmpty();
  }

  private void sendOneStep(Path directory, long step) {
    TimedChannel peer = new TimedChannel("SMS", 50, Duration.ZERO, true);
    World world = new World(database, List.of(peer), production(), directory);
    world.dispatcher.start();
    try {
      long before = beat();
      world.plan(step, CustomerSet.range(0, 10));
      await().atMost(Duration.ofSeconds(20)).until(() -> world.touches.drained(World.RUN));
      await().atMost(Duration.ofSeconds(20)).until(() -> beat() > before);
    } finally {
      world.dispatcher.stop();
    }
  }

  private void start(Path directory) throws InterruptedException {
    TimedChannel peer = new TimedChannel("SMS", 50, Duration.ZERO, true);
    World world = new World(database, List.of(peer), production(), directory);
    world.dispatcher.start();
    world.dispatcher.stop();
  }

  private long beat() {
    return jdbc.sql("select beat from touch_incarnation").query(Long.class).single();
  }

  private List<String> reasons() {
    return new Holds(jdbc).all().stream().map(Holds.Hold::note).toList();
  }

  private World world(TimedChannel peer) {
    return new World(database, peer, production());
  }

  private long count(String which) {
    return count(jdbc, which);
  }

  private static long count(JdbcClient jdbc, String which) {
    return jdbc.sql("select count(*) from touch_ledger where " + which).query(Long.class).single();
  }

  private static HikariDataSource pool(String name) {
    com.zaxxer.hikari.HikariConfig config = new com.zaxxer.hikari.HikariConfig();
    config.setJdbcUrl(TestPostgres.url(name));
    config.setUsername(TestPostgres.user());
    config.setPassword(TestPostgres.password());
    return new HikariDataSource(config);
  }
}
