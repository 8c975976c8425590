package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Channels that answer nonsense or break: whom it concerns, and nobody else. */
class FaultyChannelTests extends SpoiltWindow {
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
}
