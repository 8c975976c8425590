package io.baton.channel.http;

import io.baton.channel.Channel;
import io.baton.channel.ChannelCode;
import io.baton.channel.OutboundMessage;
import io.baton.shared.BatonClock;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.util.unit.DataSize;

/** Channels to a peer on this machine. */
public final class HttpChannels {
  public static final String SECRET = "0123456789abcdef0123456789abcdef";
  static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  static final BatonClock CLOCK = () -> NOW;

  private HttpChannels() {}

  public static Channel channel(String url, boolean idempotent) {
    // A process that has just started on a busy machine may take more than a second to answer.
    Destination destination = local(url);
    return to(destination, new PinnedNames(destination), idempotent, Duration.ofSeconds(10));
  }

  static HttpChannel to(String url, boolean idempotent) {
    Destination destination = local(url);
    return to(destination, new PinnedNames(destination), idempotent);
  }

  private static Destination local(String url) {
    return Destination.of(url, Set.of(), Set.of("127.0.0.1", "localhost"));
  }

  /** Whatever the name, it resolves to these. */
  static HttpChannel resolving(Destination destination, InetAddress... addresses) {
    return to(
        destination,
        new PinnedNames(
            destination,
            new SystemDefaultDnsResolver() {
              @Override
              public InetAddress[] resolve(String host) {
                return addresses;
              }
            }),
        false);
  }

  static HttpChannel to(Destination destination, PinnedNames names, boolean idempotent) {
    return to(destination, names, idempotent, Duration.ofSeconds(1));
  }

  private static HttpChannel to(
      Destination destination, PinnedNames names, boolean idempotent, Duration answer) {
    HttpEndpoint endpoint =
        new HttpEndpoint(
            destination.uri().toString(),
            "baton-1",
            SECRET,
            null,
            idempotent,
            8,
            false,
            Duration.ofSeconds(2),
            answer,
            DataSize.ofKilobytes(64),
            Duration.ofSeconds(30),
            Duration.ofHours(1));
    return new HttpChannel(
        ChannelCode.SMS,
        endpoint,
        new HttpPeer(destination, endpoint, names, InstantSource.system()),
        CLOCK,
        InstantSource.fixed(NOW));
  }

  public static OutboundMessage message(UUID touchId, String text) {
    return new OutboundMessage(touchId, "C1", "+8613800138000", null, text, "SPRING");
  }
}
