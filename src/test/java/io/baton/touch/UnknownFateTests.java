package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that may have left: when they go again, and when nobody can say. */
class UnknownFateTests extends SpoiltWindow {
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

  private void expireLeases() {
    jdbc.sql("update touch_batch set lease_until = clock_timestamp() - interval '1 s'").update();
  }
}
