package io.baton.channel.smpp;

import io.baton.channel.Channel;
import io.baton.channel.ChannelAdapter;
import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelError;
import io.baton.channel.ChannelReports;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

@Component
@EnableConfigurationProperties(SmppSettings.class)
class SmppAdapter implements ChannelAdapter {
  static final String NAME = "smpp";
  private static final int LARGEST_WINDOW = 100;

  private final SmppSettings settings;
  private final SmppBook book;
  private final ObjectProvider<ChannelReports> reports;
  private final BatonClock clock;
  private final List<SmppChannel> opened = new CopyOnWriteArrayList<>();

  SmppAdapter(
      SmppSettings settings,
      SmppBook book,
      ObjectProvider<ChannelReports> reports,
      BatonClock clock) {
    this.settings = settings;
    this.book = book;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<ChannelCode> serves() {
    return Set.of(ChannelCode.SMS);
  }

  @Override
  public Channel open(ChannelCode code) {
    if (settings.window() < 1 || settings.window() > LARGEST_WINDOW) {
      throw new BatonException(
          ChannelError.CHANNEL_MISCONFIGURED, "baton.channel.smpp.window: 1 to " + LARGEST_WINDOW);
    }
    SmppChannel channel =
        new SmppChannel(settings, book, new SmppReceiver(book, reports, clock), clock);
    opened.add(channel);
    return channel;
  }

  @PreDestroy
  void close() {
    opened.forEach(SmppChannel::close);
  }
}
