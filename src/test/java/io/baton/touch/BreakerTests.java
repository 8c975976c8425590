package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A peer that is down, busy or hangs: what is tried, when, and what it costs the others. */
class BreakerTests {
  private static final int FAILURES = 5;

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

  private static DispatchSettings settings(Duration lease, Duration breakerWait) {
    return new DispatchSettings(
        true, 2, 1_000, lease, Duration.ofMillis(100), 8, Duration.ZERO, 10, FAILURES, breakerWait);
  }

  @Test
  void shouldStopAtAFewFailuresProbeWithOneMessageAndRecover() {
    LedgerChannel peer = new LedgerChannel(false, 10);
    List<Integer> windows = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger down = new AtomicInteger(1);
    peer.answer =
        customer ->
            down.get() == 1
                ? new SendResult.RetryAt(Instant.now(), "NOT_REACHABLE")
                : new SendResult.Accepted("ok");
    peer.wayBack =
        results -> {
          windows.add(results.size());
          return results;
        };
    World world =
        new World(database, peer, settings(Duration.ofSeconds(2), Duration.ofMillis(300)));
    world.plan(1, CustomerSet.range(0, 1_000));
    world.dispatcher.start();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> windows.size() > FAILURES + 2);
      int lanesInFlight = 1;
      assertThat(windows.stream().filter(size -> size > 1).count())
          .isLessThanOrEqualTo(FAILURES + lanesInFlight);
      assertThat(windows.get(windows.size() - 1)).as("a probe").isEqualTo(1);
      assertThat(breaker()).isEqualTo("NOT_REACHABLE");
      assertThat(
              jdbc.sql("select max(failed_attempts) from touch_ledger")
                  .query(Integer.class)
                  .single())
          .as("probes cost no attempts")
          .isLessThanOrEqualTo(FAILURES);
      down.set(0);
      await().atMost(Duration.ofSeconds(60)).until(() -> world.touches.drained(World.RUN));
    } finally {
      world.dispatcher.stop();
    }
    assertThat(breaker()).isNull();
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(1_000, 0, 1_000, 0, 0));
    assertThat(peer.copies.values()).allMatch(copies -> copies == 1);
  }

  @Test
  void shouldOpenAtAShareOfFailures() {
    LedgerChannel peer = new LedgerChannel(false, 10);
    peer.answer =
        customer ->
            customer % 10 < 6
                ? new SendResult.RetryAt(Instant.now().plusSeconds(60), "BUSY")
                : new SendResult.Accepted("ok");
    World world =
        new World(database, peer, settings(Duration.ofSeconds(2), Duration.ofSeconds(30)));
    world.plan(1, CustomerSet.range(0, 1_000));
    world.sendAll();
    assertThat(breaker()).isEqualTo("BUSY");
    assertThat(peer.copies).as("stopped soon").hasSizeLessThan(40);
  }

  /** A relay that takes a minute to say nothing is down long before five such minutes. */
  @Test
  void shouldOpenAfterSomeTimeWithoutAnyAnswer() {
    Breaker breaker =
        new Breaker(jdbc, settings(Duration.ofSeconds(2), Duration.ofSeconds(30)), Instant::now);
    long now = System.nanoTime();
    List<Outcome> silent = List.of(Outcome.inDoubt(1, "NO_ANSWER_AFTER_DATA", Instant.now()));
    breaker.observe("SMS", false, silent, now - TimeUnit.SECONDS.toNanos(20));
    assertThat(breaker()).as("twenty seconds are not long").isNull();
    breaker.observe("SMS", false, silent, now);
    assertThat(breaker()).isNull();
    breaker.observe("EMAIL", false, silent, System.nanoTime() - TimeUnit.SECONDS.toNanos(61));
    assertThat(jdbc.sql("select channel from touch_breaker").query(String.class).list())
        .containsExactly("EMAIL");
  }

  @Test
  void shouldCountTheTimeFromTheLastAnswer() {
    Breaker breaker =
        new Breaker(jdbc, settings(Duration.ofSeconds(2), Duration.ofSeconds(30)), Instant::now);
    List<Outcome> silent = List.of(Outcome.inDoubt(1, "NO_ANSWER_AFTER_DATA", Instant.now()));
    List<Outcome> answered =
        List.of(
            Outcome.unsent(new Todo.Item(1, 0, null), TouchState.REFUSED_BY_CHANNEL, "SMTP_550"));
    observe(breaker, silent, 0, 50);
    observe(breaker, answered, 50, 51);
    observe(breaker, silent, 51, 110);
    assertThat(breaker()).as("fifty-nine seconds since an answer").isNull();
    observe(breaker, silent, 110, 111);
    assertThat(breaker()).as("a minute since the answer").isNotNull();
  }

  private static void observe(Breaker breaker, List<Outcome> told, long began, long ended) {
    breaker.observe(
        "SMS", false, told, TimeUnit.SECONDS.toNanos(began), TimeUnit.SECONDS.toNanos(ended));
  }

  @Test
  void shouldNotOpenBecauseSomeAddressesAreRefused() {
    LedgerChannel peer = new LedgerChannel(false, 10);
    peer.answer = customer -> new SendResult.Refused("SMTP_550");
    World world =
        new World(database, peer, settings(Duration.ofSeconds(2), Duration.ofSeconds(30)));
    world.plan(1, CustomerSet.range(0, 200));
    world.sendAll();
    assertThat(breaker()).isNull();
    assertThat(world.touches.counts(World.RUN).refused()).isEqualTo(200);
  }

  /** 429 with Retry-After: nobody's next attempt comes before the time the peer gave. */
  @Test
  void shouldNeverTryAgainBeforeThePeersTime() {
    LedgerChannel peer = new LedgerChannel(false, 10);
    Map<Integer, Instant> told = new ConcurrentHashMap<>();
    List<Integer> tooEarly = Collections.synchronizedList(new ArrayList<>());
    peer.answer =
        customer -> {
          Instant notBefore = told.get(customer);
          if (notBefore == null && customer % 3 == 0) {
            Instant at = Instant.now().plusMillis(1_500);
            told.put(customer, at);
            return new SendResult.RetryAt(at, "HTTP_429");
          }
          if (notBefore != null && Instant.now().isBefore(notBefore)) {
            tooEarly.add(customer);
          }
          return new SendResult.Accepted("ok");
        };
    World world =
        new World(database, peer, settings(Duration.ofSeconds(2), Duration.ofMillis(100)));
    world.plan(1, CustomerSet.range(0, 300));
    world.dispatcher.start();
    try {
      await().atMost(Duration.ofSeconds(30)).until(() -> world.touches.drained(World.RUN));
    } finally {
      world.dispatcher.stop();
    }
    assertThat(told).hasSize(100);
    assertThat(tooEarly).isEmpty();
    assertThat(peer.copies).hasSize(300);
  }

  @Test
  void shouldWaitAsLongAsAPeerThatRefusesAllAsksFor() {
    LedgerChannel peer = new LedgerChannel(false, 10);
    peer.answer = customer -> new SendResult.RetryAt(Instant.now().plusSeconds(60), "HTTP_429");
    World world =
        new World(database, peer, settings(Duration.ofSeconds(2), Duration.ofMillis(100)));
    world.plan(1, CustomerSet.range(0, 100));
    world.sendAll();
    assertThat(
            jdbc.sql("select open_until > clock_timestamp() + interval '50 s' from touch_breaker")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void shouldNotDisturbAnotherChannel() {
    LedgerChannel dead = new LedgerChannel(false, 10);
    dead.answer = customer -> new SendResult.RetryAt(Instant.now(), "NOT_REACHABLE");
    TimedChannel push = new TimedChannel("APP_PUSH", 100, Duration.ZERO, true);
    World world =
        new World(
            database,
            List.of(dead, push),
            settings(Duration.ofSeconds(2), Duration.ofMillis(200)),
            World.freshDirectory());
    world.plan(1, CustomerSet.range(0, 100));
    world.plan(2, 2, 0, CustomerSet.range(0, 1_000), Instant.now(), "B", "APP_PUSH", "MARKETING");
    world.dispatcher.start();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> push.arrivals.size() == 1_000);
      await().atMost(Duration.ofSeconds(20)).until(() -> breaker() != null);
    } finally {
      world.dispatcher.stop();
    }
  }

  /** The hand-over hangs; the lease runs out, another lane goes on, and the answer still counts. */
  @Test
  void shouldTakeOverFromALaneThatHangsAndKeepItsLateAnswer() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    LedgerChannel peer = new LedgerChannel(false, 10);
    peer.patience = Duration.ofMillis(700);
    peer.moment =
        before -> {
          if (!before && calls.incrementAndGet() == 2) {
            try {
              release.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    World world =
        new World(
            database,
            peer,
            new DispatchSettings(
                true,
                1,
                1_000,
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                8,
                Duration.ZERO,
                10,
                FAILURES,
                Duration.ofSeconds(1)));
    world.plan(1, CustomerSet.range(0, 100));
    world.dispatcher.start();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> world.touches.drained(World.RUN));
      assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(100, 0, 90, 0, 10));
      assertThat(world.dispatcher.hung("SMS")).isEqualTo(1);
      release.countDown();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> world.touches.counts(World.RUN).accepted() == 100);
    } finally {
      release.countDown();
      world.dispatcher.stop();
    }
    assertThat(peer.copies.values()).allMatch(copies -> copies == 1);
    assertThat(
            jdbc.sql("select count(*) from touch_attempt where outcome like 'IN_DOUBT; late: %'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private @Nullable String breaker() {
    return jdbc.sql("select reason from touch_breaker").query(String.class).optional().orElse(null);
  }
}
