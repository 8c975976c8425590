package io.baton.channel.http;

import io.baton.channel.Channel;
import io.baton.channel.ChannelAdapter;
import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelError;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Any channel, as far as a gateway or another system of the bank takes it by HTTP. */
@Component
@EnableConfigurationProperties(HttpSettings.class)
class HttpAdapter implements ChannelAdapter {
  static final String NAME = "http";

  private final HttpSettings settings;
  private final BatonClock clock;

  HttpAdapter(HttpSettings settings, BatonClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<ChannelCode> serves() {
    return EnumSet.allOf(ChannelCode.class);
  }

  @Override
  public Channel open(ChannelCode code) {
    HttpEndpoint endpoint = settings.endpoint().get(code);
    if (endpoint == null) {
      throw refusal(code, "there is no such endpoint");
    }
    Optional<String> fault = endpoint.fault();
    if (fault.isPresent()) {
      throw refusal(code, fault.get());
    }
    Destination destination;
    try {
      destination =
          Destination.of(endpoint.url(), settings.allowedHosts(), settings.allowPrivate());
    } catch (IllegalArgumentException e) {
      throw refusal(code, "url: " + e.getMessage());
    }
    return new HttpChannel(
        code,
        endpoint,
        new HttpPeer(destination, endpoint, new PinnedNames(destination), InstantSource.system()),
        clock,
        InstantSource.system());
  }

  private static BatonException refusal(ChannelCode code, String rule) {
    return new BatonException(
        ChannelError.CHANNEL_MISCONFIGURED, "baton.channel.http.endpoint of " + code + ": " + rule);
  }
}
