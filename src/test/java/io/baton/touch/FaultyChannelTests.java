package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Channels that answer nonsense, fail half-way or forget: whom it concerns, and nobody else. */
class FaultyChannelTests {
  private static final int WINDOW = 20;
  private static final CustomerSet HUNDRED = CustomerSet.range(0, 100);
  private static final CustomerSet SECOND_WINDOW = CustomerSet.range(20, 40);

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

  /** What a broken adapter can make of a window's results. */
  enum Nonsense {
    TOO_FEW {
      @Override
      List<SendResult> of(List<SendResult> results) {
        return results.subList(1, results.size());
      }
    },
    TOO_MANY {
      @Override
      List<SendResult> of(List<SendResult> results) {
        List<SendResult> more = new ArrayList<>(results);
        more.add(0, new SendResult.Refused("ONE_TOO_MANY"));
        return more;
      }
    },
    NONE {
      @Override
      List<SendResult> of(List<SendResult> results) {
        return List.of();
      }
    },
    A_NULL {
      @Override
      List<SendResult> of(List<SendResult> results) {
        List<SendResult> holed = new ArrayList<>(results);
        holed.set(10, null);
        return holed;
      }
    },
    NULL {
      @Override
      @SuppressWarnings("NullAway")
      List<SendResult> of(List<SendResult> results) {
        return null;
      }
    },
    THROWS {
      @Override
      List<SendResult> of(List<SendResult> results) {
        throw new IllegalStateException("connection reset");
      }
    },
    DIES {
      @Override
      List<SendResult> of(List<SendResult> results) {
        throw new NoClassDefFoundError("of a library");
      }
    };

    abstract List<SendResult> of(List<SendResult> results);
  }

  @ParameterizedTest
  @EnumSource(Nonsense.class)
  void shouldDoubtExactlyTheWindowWhoseAnswerIsNonsense(Nonsense nonsense) {
    LedgerChannel peer = new LedgerChannel(false, WINDOW);
    World world = world(peer);
    spoilSecondWindow(peer, nonsense);
    world.plan(1, HUNDRED);
    world.sendAll();
    world.sendAll();

    assertThat(ledger())
        .isEqualTo(Map.of("ACCEPTED", HUNDRED.minus(SECOND_WINDOW), "IN_DOUBT", SECOND_WINDOW));
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(100, 0, 80, 0, 20));
    assertThat(peer.copies.values()).allMatch(copies -> copies == 1);
  }

  @ParameterizedTest
  @EnumSource(Nonsense.class)
  void shouldSendTheWindowAgainUnderTheSameKeysWhereThePeerKnowsThem(Nonsense nonsense) {
    LedgerChannel peer = new LedgerChannel(true, WINDOW);
    World world = world(peer);
    spoilSecondWindow(peer, nonsense);
    world.plan(1, HUNDRED);
    sendUntilDrained(world);

    assertThat(ledger()).isEqualTo(Map.of("ACCEPTED", HUNDRED));
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(100, 0, 100, 0, 0));
    peer.copies.forEach(
        (customer, copies) ->
            assertThat(copies).isEqualTo(SECOND_WINDOW.contains(customer) ? 2 : 1));
  }

  @Test
  void shouldRepeatADoubtOfAPeerThatKnowsKeys() {
    LedgerChannel peer = new LedgerChannel(true, WINDOW);
    World world = world(peer);
    peer.answer =
        customer ->
            customer % 10 == 0 && !peer.copies.containsKey(customer)
                ? new SendResult.InDoubt("NO_ANSWER")
                : new SendResult.Accepted("ok");
    world.plan(1, HUNDRED);
    sendUntilDrained(world);
    assertThat(ledger()).isEqualTo(Map.of("ACCEPTED", HUNDRED));
  }

  @Test
  void shouldEndInDoubtWhenAPeerThatKnowsKeysNeverAnswers() {
    LedgerChannel peer = new LedgerChannel(true, WINDOW);
    World world = world(peer);
    peer.answer = customer -> new SendResult.InDoubt("NO_ANSWER");
    world.plan(1, HUNDRED);
    sendUntilDrained(world);
    assertThat(ledger()).as("it may have them all").isEqualTo(Map.of("IN_DOUBT", HUNDRED));
    assertThat(world.plan(2, HUNDRED).planned()).as("places kept").isEqualTo(CustomerSet.empty());
  }

  @Test
  void shouldNotRepeatAKeyThatThePeerHasForgotten() {
    LedgerChannel peer = new LedgerChannel(true, WINDOW);
    peer.keyLifetime = Duration.ZERO;
    World world = world(peer);
    spoilSecondWindow(peer, Nonsense.THROWS);
    world.plan(1, HUNDRED);
    sendUntilDrained(world);
    assertThat(ledger())
        .isEqualTo(Map.of("ACCEPTED", HUNDRED.minus(SECOND_WINDOW), "IN_DOUBT", SECOND_WINDOW));
    assertThat(peer.copies.values()).allMatch(copies -> copies == 1);
  }

  @Test
  void shouldNotRepeatAnAbandonedAttemptBeyondTheKeysLifetime() {
    LedgerChannel peer = new LedgerChannel(true, WINDOW);
    World world = world(peer);
    abandonSecondWindow(world, peer);
    peer.keyLifetime = Duration.ZERO;
    sendUntilDrained(world);
    assertThat(ledger())
        .isEqualTo(Map.of("ACCEPTED", HUNDRED.minus(SECOND_WINDOW), "IN_DOUBT", SECOND_WINDOW));
  }

  @Test
  void shouldDoubtAndNotStopWhatMayHaveLeftBeforeTheCampaignWasStopped() {
    LedgerChannel peer = new LedgerChannel(true, WINDOW);
    World world = world(peer);
    abandonSecondWindow(world, peer);
    world.touches.stop(World.RUN);
    sendUntilDrained(world);
    assertThat(ledger())
        .isEqualTo(
            Map.of(
                "ACCEPTED",
                CustomerSet.range(0, 20),
                "IN_DOUBT",
                SECOND_WINDOW,
                "STOPPED",
                CustomerSet.range(40, 100)));
  }

  @Test
  void shouldDoubtWhoWithdrewConsentAfterAMessageMayHaveLeft() {
    LedgerChannel peer = new LedgerChannel(true, WINDOW);
    World world = world(peer);
    abandonSecondWindow(world, peer);
    world.consenting = CustomerSet.range(30, 1_000);
    sendUntilDrained(world);
    assertThat(ledger())
        .isEqualTo(
            Map.of(
                "ACCEPTED",
                HUNDRED.minus(CustomerSet.range(20, 30)),
                "IN_DOUBT",
                CustomerSet.range(20, 30)));
  }

  @Test
  void shouldBeatNoHostileReason() {
    LedgerChannel peer = new LedgerChannel(false, WINDOW);
    World world = world(peer);
    List<String> reasons =
        List.of("zhang@bank.example does not exist", "\0", "", "X".repeat(100_000), "SMTP_550");
    peer.answer = customer -> new SendResult.Refused(reasons.get(customer % 5));
    world.plan(1, HUNDRED);
    world.sendAll();
    assertThat(ledger()).isEqualTo(Map.of("REFUSED_BY_CHANNEL", HUNDRED));
    assertThat(
            jdbc.sql("select distinct detail from touch_ledger order by 1")
                .query(String.class)
                .list())
        .containsExactly("SMTP_550", "UNNAMED");
  }

  @Test
  void shouldGiveUpOnAPeerThatNamesTheEndOfTime() {
    LedgerChannel peer = new LedgerChannel(false, WINDOW);
    World world = world(peer);
    peer.answer =
        customer -> new SendResult.RetryAt(customer == 0 ? Instant.MAX : Instant.MIN, "BUSY");
    world.plan(1, CustomerSet.range(0, 2));
    world.sendAll();
    assertThat(
            jdbc.sql(
                    """
                    select detail from touch_ledger where state = 'REFUSED_BY_CHANNEL' and customer = 0
                    """)
                .query(String.class)
                .single())
        .isEqualTo("GAVE_UP_BUSY");
  }

  /** Chunks of a step whose customers lie between each other's. */
  @Test
  void shouldSendEveryTouchInItsOwnBatchOnly() {
    LedgerChannel peer = new LedgerChannel(false, WINDOW);
    World world = world(peer);
    CustomerSet even = CustomerSet.of(HUNDRED.toArray()).minus(odd());
    Instant due = Instant.now().minusSeconds(1);
    world.plan(1, 0, even, due);
    world.plan(1, 1, odd(), due);
    sendUntilDrained(world);
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(100, 0, 100, 0, 0));
    assertThat(
            jdbc.sql("select count(*) from touch_batch where planned <> accepted")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private static CustomerSet odd() {
    return CustomerSet.of(java.util.stream.IntStream.range(0, 50).map(i -> 2 * i + 1).toArray());
  }

  @Test
  void shouldGoOnAfterAnErrorInAChannel() {
    LedgerChannel peer = new LedgerChannel(true, WINDOW);
    World world = world(peer);
    peer.moment =
        before -> {
          if (!before) {
            peer.moment = b -> {};
            throw new StackOverflowError();
          }
        };
    world.dispatcher.start();
    try {
      world.plan(1, HUNDRED);
      await().atMost(Duration.ofSeconds(20)).until(() -> world.touches.drained(World.RUN));
    } finally {
      world.dispatcher.stop();
    }
    assertThat(ledger()).isEqualTo(Map.of("ACCEPTED", HUNDRED));
  }

  @Test
  void shouldSettleADoubtByALateRefusalAndGiveThePlaceBack() {
    LedgerChannel peer = new LedgerChannel(false, 100);
    World world = world(peer);
    peer.answer =
        customer ->
            customer < 30
                ? new SendResult.Refused("NO_SUCH_NUMBER")
                : customer < 50
                    ? new SendResult.RetryAt(Instant.now(), "BUSY")
                    : new SendResult.Accepted("ok");
    peer.moment =
        before -> {
          if (!before) {
            peer.moment = b -> {};
            expireLeases();
            world.sendAll(); // another node finds the open attempt
            assertThat(ledger()).isEqualTo(Map.of("IN_DOUBT", HUNDRED));
          }
        };
    world.plan(1, HUNDRED);
    world.sendAll();
    assertThat(ledger())
        .isEqualTo(
            Map.of(
                "REFUSED_BY_CHANNEL",
                CustomerSet.range(0, 30),
                "IN_DOUBT",
                CustomerSet.range(30, 50),
                "ACCEPTED",
                CustomerSet.range(50, 100)));
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(100, 0, 50, 30, 20));
    assertThat(world.plan(2, HUNDRED).planned()).isEqualTo(CustomerSet.range(0, 30));
  }

  private World world(LedgerChannel peer) {
    return new World(
        database,
        peer,
        World.settings(100, Duration.ofSeconds(1)),
        new Cap(Cap.Scope.CHANNEL, 1, 1));
  }

  private static void spoilSecondWindow(LedgerChannel peer, Nonsense nonsense) {
    int[] window = {0};
    peer.wayBack = results -> ++window[0] == 2 ? nonsense.of(results) : results;
  }

  /** A node dies after the peer has accepted the second window. */
  private void abandonSecondWindow(World world, LedgerChannel peer) {
    int[] window = {0};
    peer.moment =
        before -> {
          if (!before && ++window[0] == 2) {
            throw new ThreadDeath();
          }
        };
    world.plan(1, HUNDRED);
    try {
      world.sendAll();
    } catch (ThreadDeath death) {
      expireLeases();
    }
    peer.moment = before -> {};
  }

  private void sendUntilDrained(World world) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              world.sendAll();
              return world.touches.drained(World.RUN);
            });
  }

  private void expireLeases() {
    jdbc.sql("update touch_batch set lease_until = clock_timestamp() - interval '1 s'").update();
  }

  private Map<String, CustomerSet> ledger() {
    Map<String, CustomerSet> states = new TreeMap<>();
    jdbc.sql("select state, customer from touch_ledger where step = 1")
        .query(
            row -> {
              states.merge(row.getString(1), CustomerSet.of(row.getInt(2)), CustomerSet::or);
            });
    return Collections.unmodifiableMap(states);
  }
}
