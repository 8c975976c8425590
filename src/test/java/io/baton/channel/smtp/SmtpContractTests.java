package io.baton.channel.smtp;

import io.baton.channel.Channel;
import io.baton.channel.ChannelContract;
import io.baton.channel.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** The contract, for mail: a protocol without keys. */
class SmtpContractTests extends ChannelContract {
  private final SmtpTestPeer peer = new SmtpTestPeer();
  private final SmtpChannel channel =
      new SmtpChannel(
          new SmtpSettings(
              "127.0.0.1",
              peer.port(),
              "bank@bank.example",
              "bank.example",
              null,
              null,
              false,
              10,
              Duration.ofSeconds(5),
              Duration.ofSeconds(2),
              Duration.ofSeconds(2),
              Duration.ofSeconds(60),
              null,
              null),
          () -> Instant.parse("2026-03-01T08:00:00Z"),
          null,
          null);

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
    return new OutboundMessage(touchId, "C1", "wang@customers.example", "An offer", text, "SPRING");
  }

  @Override
  protected Map<UUID, Integer> effects() {
    return peer.effects;
  }

  @Override
  protected void acceptThenHangUp() {
    peer.hangUp = true;
  }

  @Override
  protected boolean fallSilent() {
    peer.silent = true;
    return true;
  }

  @Override
  protected void behave() {
    peer.hangUp = false;
  }

  @Override
  protected void leave() {
    peer.close();
  }
}
