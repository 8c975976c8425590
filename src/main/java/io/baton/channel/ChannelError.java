package io.baton.channel;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** What can be wrong with the use of a channel. */
public enum ChannelError implements ErrorCode {
  CHANNEL_UNKNOWN(Kind.NOT_FOUND),
  CHANNEL_MISCONFIGURED(Kind.INTERNAL),
  CHANNEL_CALLBACK_REFUSED(Kind.UNAUTHENTICATED),
  CHANNEL_CALLBACK_INVALID(Kind.INVALID),
  CHANNEL_COST_INVALID(Kind.INVALID);

  private final Kind kind;

  ChannelError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
