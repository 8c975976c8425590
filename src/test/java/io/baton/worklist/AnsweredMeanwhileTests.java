package io.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.channel.ChannelCode;
import io.baton.channel.MessageDetails;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.event.CustomerEvent;
import io.baton.testing.BatonTest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A click and the hand-over of the call it ends, in the same moment and in both orders. */
@BatonTest
class AnsweredMeanwhileTests extends WorklistBank {
  /** The call reaches the worklist while the click is being taken in. */
  @Test
  void shouldNotCallWhoClicksWhileTheCallIsHandedOver() {
    OutboundMessage message = planned(now());
    CompletableFuture<List<SendResult>> handedOver =
        meanwhile(
            () -> answered.accept(List.of(clicked())),
            () -> adapter.open(ChannelCode.CALL).send(List.of(message)));
    assertThat(handedOver.join()).containsExactly(new SendResult.Answered());
    assertThat(listed(message)).isEmpty();
    // A repeat, for whatever reason, is told the same.
    assertThat(adapter.open(ChannelCode.CALL).send(List.of(message)))
        .containsExactly(new SendResult.Answered());
  }

  /** The click arrives while the call is being written on the worklist. */
  @Test
  void shouldTakeTheCallBackThatIsHandedOverWhileTheCustomerClicks() {
    OutboundMessage message = planned(now());
    meanwhile(
            () -> adapter.open(ChannelCode.CALL).send(List.of(message)),
            () -> {
              transactions.executeWithoutResult(status -> answered.accept(List.of(clicked())));
              return true;
            })
        .join();
    assertThat(listed(message)).containsExactly("WITHDRAWN");
    // It was handed over once, and a repeat says so.
    assertThat(adapter.open(ChannelCode.CALL).send(List.of(message)))
        .containsExactly(new SendResult.Accepted(message.touchId().toString()));
    assertThat(listed(message)).containsExactly("WITHDRAWN");
  }

  @Test
  void shouldCallWhoAnsweredBeforeTheCallWasPlanned() {
    transactions.executeWithoutResult(status -> answered.accept(List.of(clicked())));
    OutboundMessage message = planned(now());
    adapter.open(ChannelCode.CALL).send(List.of(message));
    assertThat(listed(message)).containsExactly("OPEN");
  }

  /**
   * Does the first in a transaction that stays open until the second waits for it, or is done
   * without having waited.
   */
  private <T> CompletableFuture<T> meanwhile(Runnable first, Supplier<T> second) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              first.run();
              CompletableFuture<T> other = CompletableFuture.supplyAsync(second);
              await().pollInSameThread().until(() -> other.isDone() || somebodyWaits());
              return other;
            }));
  }

  private boolean somebodyWaits() {
    return jdbc.sql(
            """
            select exists (select from pg_locks
              where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))
            """)
        .query(Boolean.class)
        .single();
  }

  private OutboundMessage planned(Instant at) {
    return new OutboundMessage(
        UUID.randomUUID(), key, null, null, "words", "SPRING", MessageDetails.NONE, at);
  }

  private CustomerEvent clicked() {
    return new CustomerEvent(
        UUID.randomUUID().toString(),
        "app",
        "response",
        customer,
        clock.now(),
        Map.of("channel", "APP_PUSH", "campaign", "SPRING", "kind", "CLICK"),
        clock.now());
  }

  private Instant now() {
    return jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
  }

  private List<String> listed(OutboundMessage message) {
    return jdbc.sql("select state from worklist_item where touch_id = ?")
        .param(message.touchId())
        .query(String.class)
        .list();
  }
}
