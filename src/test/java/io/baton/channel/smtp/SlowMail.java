package io.baton.channel.smtp;

import io.baton.channel.Channel;
import java.time.Duration;
import java.time.Instant;

/** Mail to a relay that can be slowed down, for the tests of those who send. */
public final class SlowMail implements AutoCloseable {
  private final SmtpTestPeer peer = new SmtpTestPeer();

  /** As in production, but for host and port. */
  public Channel channel() {
    return new SmtpChannel(
        new SmtpSettings(
            "127.0.0.1",
            peer.port(),
            "bank@bank.example",
            "bank.example",
            null,
            null,
            false,
            10,
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            null,
            null),
        Instant::now,
        null,
        null);
  }

  /** Once so many have arrived: before each answer from then on, of which a mail has five. */
  public void slowFrom(int messages, Duration time) {
    peer.slowAfter = messages;
    peer.slowMillis = time.toMillis();
  }

  /** Messages that arrived with their final dot. */
  public int arrived() {
    return peer.effects.size();
  }

  public int mostCopies() {
    return peer.effects.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** When the newest of them did, of {@link System#nanoTime}. */
  public long lastArrival() {
    return peer.lastArrival;
  }

  @Override
  public void close() {
    peer.close();
  }
}
