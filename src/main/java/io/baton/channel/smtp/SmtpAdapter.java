package io.baton.channel.smtp;

import io.baton.channel.Channel;
import io.baton.channel.ChannelAdapter;
import io.baton.channel.ChannelCode;
import io.baton.shared.BatonClock;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

@Component
@EnableConfigurationProperties(SmtpSettings.class)
class SmtpAdapter implements ChannelAdapter {
  private final SmtpSettings settings;
  private final BatonClock clock;

  SmtpAdapter(SmtpSettings settings, BatonClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public Set<ChannelCode> serves() {
    return Set.of(ChannelCode.EMAIL);
  }

  @Override
  public Channel open(ChannelCode code) {
    return new SmtpChannel(settings, clock);
  }
}
