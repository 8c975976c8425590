package io.baton.channel.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.channel.Channel;
import io.baton.channel.ChannelContract;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.channel.http.HttpChannels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract, over HTTP to a process of its own with its own book. */
class SimulatedPeerContractTests extends ChannelContract {
  private final Path ledger = Path.of("target/test-data/peer-" + UUID.randomUUID() + ".ledger");
  private RunningPeer peer = new RunningPeer(ledger, "secret=" + HttpChannels.SECRET);
  private Channel channel = HttpChannels.channel(peer.url(), true);

  @AfterEach
  void close() {
    peer.close();
  }

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected OutboundMessage message(UUID touchId, String text) {
    return HttpChannels.message(touchId, text);
  }

  @Override
  protected Map<UUID, Integer> effects() {
    return peer.effects();
  }

  @Override
  protected void acceptThenHangUp() {
    assertThat(peer.faults("drop=1000")).isEqualTo(200);
  }

  @Override
  protected void behave() {
    assertThat(peer.faults("drop=0")).isEqualTo(200);
  }

  @Override
  protected void leave() {
    peer.close();
  }

  /** Killed and started again on the same book, it still knows what it has taken. */
  @Test
  void shouldRememberKeysAcrossARestart() {
    List<OutboundMessage> window = messages(5);
    channel.send(window);
    peer.close();
    peer = new RunningPeer(ledger, "secret=" + HttpChannels.SECRET);
    channel = HttpChannels.channel(peer.url(), true);
    assertThat(channel.send(window))
        .allSatisfy(result -> assertThat(result).isInstanceOf(SendResult.Accepted.class));
    window.forEach(message -> assertThat(effects()).containsEntry(message.touchId(), 1));
  }

  @Test
  void shouldFailInTheSharesAskedForAndTheSameWayAgain() {
    assertThat(peer.faults("refuse=100", "retry=100", "seed=7")).isEqualTo(200);
    List<OutboundMessage> window = messages(300);
    List<SendResult> first = channel.send(window);
    assertThat(count(first, SendResult.Refused.class)).isBetween(10L, 60L);
    assertThat(count(first, SendResult.RetryAt.class)).isBetween(10L, 60L);
    List<SendResult> again = channel.send(window);
    assertThat(count(again, SendResult.Refused.class))
        .isEqualTo(count(first, SendResult.Refused.class));
    assertThat(count(again, SendResult.RetryAt.class)).isZero();
  }

  @Test
  void shouldRefuseFaultsItDoesNotKnow() {
    assertThat(peer.faults("explode=1")).isEqualTo(422);
    assertThat(peer.faults("drop=1001")).isEqualTo(422);
  }

  private static long count(List<SendResult> results, Class<? extends SendResult> kind) {
    return results.stream().filter(kind::isInstance).count();
  }
}
