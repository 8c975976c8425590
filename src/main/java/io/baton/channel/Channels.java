package io.baton.channel;

import io.baton.shared.BatonException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The channels as configured, one adapter each. */
public final class Channels {
  private final Map<String, Channel> byCode = new LinkedHashMap<>();

  public Channels(Collection<? extends Channel> channels) {
    channels.forEach(channel -> byCode.put(channel.descriptor().channel(), channel));
  }

  /**
   * @throws BatonException CHANNEL_UNKNOWN
   */
  public Channel of(String channel) {
    Channel found = byCode.get(channel);
    if (found == null) {
      throw new BatonException(ChannelError.CHANNEL_UNKNOWN, "no channel " + channel);
    }
    return found;
  }

  public List<ChannelDescriptor> all() {
    return byCode.values().stream().map(Channel::descriptor).toList();
  }
}
