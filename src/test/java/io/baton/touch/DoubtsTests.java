package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import io.baton.shared.BatonException;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How doubts end: by a receipt, early or late, or by an operator. */
class DoubtsTests {
  private static final CustomerSet TEN = CustomerSet.range(0, 10);

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final LedgerChannel peer = new LedgerChannel(false, 20);
  private final World world =
      new World(
          database,
          peer,
          World.settings(100, Duration.ofSeconds(1)),
          new Cap(Cap.Scope.CHANNEL, 1, 1));

  @BeforeEach
  void storeTemplate() {
    World.storeTemplate(database);
    peer.answer = customer -> new SendResult.InDoubt("NO_ANSWER");
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void shouldSettleByLateReceiptsWhateverElseComes() {
    world.plan(1, TEN);
    world.sendAll();
    List<TouchReceipt> receipts = new ArrayList<>();
    for (int customer = 0; customer < 4; customer++) {
      receipts.add(receipt(customer, true));
    }
    receipts.add(receipt(4, false));
    receipts.add(receipt(5, true));
    receipts.add(receipt(5, false));
    receipts.add(receipt(99, true));
    receive(receipts);
    receive(receipts);
    assertThat(ledger())
        .isEqualTo(
            Map.of(
                "ACCEPTED",
                CustomerSet.of(0, 1, 2, 3, 5),
                "REFUSED_BY_CHANNEL",
                CustomerSet.of(4),
                "IN_DOUBT",
                CustomerSet.range(6, 10)));
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(10, 0, 5, 1, 4));
    assertThat(new Pulses(jdbc).of(World.RUN))
        .singleElement()
        .satisfies(
            place ->
                assertThat(place)
                    .isEqualTo(new PlacePulse(place.origin(), place.sentLately(), 1, 4)))
        .extracting(PlacePulse::sentLately)
        .isEqualTo(10L);
    jdbc.sql("update touch_attempt set closed_at = closed_at - interval '301 seconds'").update();
    assertThat(new Pulses(jdbc).of(World.RUN))
        .extracting(PlacePulse::sentLately)
        .containsExactly(0L);
    assertThat(world.plan(2, TEN).planned()).as("places").isEqualTo(CustomerSet.of(4));
  }

  @Test
  void shouldSettleByAReceiptThatCameBeforeTheDoubt() {
    world.plan(1, TEN);
    peer.moment =
        before -> {
          if (!before) {
            receive(List.of(receipt(1, true), receipt(2, false)));
          }
        };
    world.sendAll();
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(10, 0, 1, 1, 8));
    assertThat(world.touches.drained(World.RUN)).isTrue();
  }

  @Test
  void shouldSettleAGroupAsAnOperatorSays() {
    world.plan(1, TEN);
    world.sendAll();
    assertThat(world.doubts.groups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.reason()).isEqualTo("NO_ANSWER");
              assertThat(group.customers()).isEqualTo(10);
              assertThat(group.oldest()).isBeforeOrEqualTo(Instant.now());
            });
    settle(Verdict.REFUSED);
    assertThat(world.doubts.groups()).isEmpty();
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(10, 0, 0, 10, 0));
    assertThat(world.plan(2, TEN).planned()).isEqualTo(TEN);
  }

  @Test
  void shouldSendAgainOnlyWhenAnOperatorSaysSo() {
    world.plan(1, TEN);
    world.sendAll();
    world.sendAll();
    assertThat(peer.copies.values()).allMatch(copies -> copies == 1);
    peer.answer =
        customer ->
            customer < 5 ? new SendResult.Accepted("ok") : new SendResult.Refused("NO_SUCH_NUMBER");
    settle(Verdict.SEND_AGAIN);
    assertThat(world.touches.drained(World.RUN)).isFalse();
    world.sendAll();
    assertThat(peer.copies.get(0)).isEqualTo(2);
    assertThat(ledger())
        .as("a no to the second copy says nothing about the first")
        .isEqualTo(
            Map.of("ACCEPTED", CustomerSet.range(0, 5), "IN_DOUBT", CustomerSet.range(5, 10)));
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(10, 0, 5, 0, 5));
    assertThat(
            jdbc.sql("select settled_as from touch_doubt where customer = 0")
                .query(String.class)
                .single())
        .isEqualTo("SEND_AGAIN");
  }

  @Test
  void shouldNotOpenTouchesAgainInsideABatchThatIsBeingSent() {
    peer.answer = customer -> new SendResult.InDoubt(customer < 5 ? "NO_ANSWER" : "CUT_OFF");
    world.plan(1, TEN);
    world.sendAll();
    settle(Verdict.SEND_AGAIN, "NO_ANSWER");
    peer.answer = customer -> new SendResult.Accepted("ok");
    AtomicInteger refused = new AtomicInteger();
    peer.moment =
        before -> {
          try {
            settle(Verdict.SEND_AGAIN, "CUT_OFF");
          } catch (BatonException e) {
            assertThat(e.code()).isEqualTo(TouchError.DISPATCH_DOUBTS_BUSY);
            refused.incrementAndGet();
          }
        };
    world.sendAll();
    peer.moment = before -> {};
    assertThat(refused.get()).isPositive();
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(10, 0, 5, 0, 5));
    settle(Verdict.SEND_AGAIN, "CUT_OFF");
    world.sendAll();
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(10, 0, 10, 0, 0));
  }

  @Test
  void shouldCountWhatCannotBeSentByWhy() {
    peer.answer =
        customer -> customer < 3 ? new SendResult.Refused("BARRED") : new SendResult.Accepted("ok");
    world.plan(1, TEN);
    world.sendAll();
    DeadLetters letters =
        new DeadLetters(jdbc, new org.springframework.jdbc.core.JdbcTemplate(database));
    assertThat(letters.since(Instant.now().minusSeconds(60), 10))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.detail()).isEqualTo("BARRED");
              assertThat(letter.state()).isEqualTo(TouchState.REFUSED_BY_CHANNEL);
              assertThat(letter.customers()).isEqualTo(3);
              assertThat(letter.campaign()).isEqualTo("SPRING");
            });
  }

  private void settle(Verdict verdict) {
    settle(verdict, "NO_ANSWER");
  }

  private void settle(Verdict verdict, String reason) {
    world.transaction.executeWithoutResult(
        status ->
            world
                .doubts
                .lock("SMS", World.RUN, reason)
                .forEach(
                    open ->
                        world.verdicts.settle(
                            open.batch(), open.customers(), verdict, "OPERATOR")));
  }

  private void receive(List<TouchReceipt> receipts) {
    world.transaction.executeWithoutResult(
        status ->
            new Receipts(
                    jdbc, new org.springframework.jdbc.core.JdbcTemplate(database), world.doubts)
                .take(receipts));
  }

  private static TouchReceipt receipt(int customer, boolean delivered) {
    return new TouchReceipt(
        new TouchId(World.RUN, 1, customer, 0), delivered, "REPORTED", Instant.now());
  }

  private Map<String, CustomerSet> ledger() {
    Map<String, CustomerSet> states = new TreeMap<>();
    jdbc.sql("select state, customer from touch_ledger where step = 1")
        .query(
            row -> {
              states.merge(row.getString(1), CustomerSet.of(row.getInt(2)), CustomerSet::or);
            });
    return states;
  }
}
