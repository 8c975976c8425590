package io.baton.channel;

import java.util.Set;

/** Makes channels of one kind. A bean of this type is all it takes to add an adapter. */
public interface ChannelAdapter {
  /** The value of {@code baton.channel.<channel>} that chooses this adapter. */
  String name();

  Set<ChannelCode> serves();

  Channel open(ChannelCode code);
}
