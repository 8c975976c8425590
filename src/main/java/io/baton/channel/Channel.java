package io.baton.channel;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One way out of the bank. An implementation hands messages over and says for each what it knows;
 * it never decides whether a message may be sent, and never sends one twice by itself.
 *
 * <p>Must be safe for use by several threads.
 */
public interface Channel {
  /** The reason of messages that were not handed over because sending was held back. */
  String HELD = "HELD";

  ChannelDescriptor descriptor();

  /**
   * Hands over at most {@link ChannelDescriptor#window()} messages.
   *
   * @return one result a message, in the same order. Anything the peer might have accepted is
   *     {@link SendResult.InDoubt}. An exception, or a list of another length, means that nothing
   *     is known about any of them.
   */
  List<SendResult> send(List<OutboundMessage> messages);

  /**
   * The same, by an implementation that hands messages over one after another and so can stop
   * between two: where {@code goOn} says no, the rest is {@link SendResult.RetryAt} for the reason
   * {@link #HELD}. An operator's "stop" has to be obeyed within seconds.
   */
  default List<SendResult> send(List<OutboundMessage> messages, BooleanSupplier goOn) {
    return send(messages);
  }

  /** After how long a hand-over counts as hung, so that others take its work over. */
  default Duration patience() {
    return Duration.ofMinutes(2);
  }

  /**
   * How long the peer remembers a key, from its first use on. Within it a message whose fate is
   * unknown is sent again; afterwards it stays in doubt. Without meaning unless {@link
   * ChannelDescriptor#idempotent()}.
   */
  default Duration keyLifetime() {
    return Duration.ofDays(1);
  }
}
