package io.baton.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
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
   * The same, where {@code goOn} is asked before anything leaves, and again between two messages by
   * an implementation that hands them over one after another: where it says no, the rest is {@link
   * SendResult.RetryAt} for the reason {@link #HELD}. An operator's "stop" has to be obeyed within
   * seconds. To ask is also the sign of life that {@link #patience()} waits for; several threads
   * may ask.
   */
  default List<SendResult> send(List<OutboundMessage> messages, BooleanSupplier goOn) {
    return goOn.getAsBoolean() ? send(messages) : Collections.nCopies(messages.size(), held());
  }

  /** For a message that was not handed over because sending is held back. */
  static SendResult held() {
    return new SendResult.RetryAt(Instant.EPOCH, HELD);
  }

  /**
   * After how long without a sign of life a hand-over counts as hung, so that others take its work
   * over. Longer than all time-outs between two signs together: what is given up too early is in
   * doubt without need.
   */
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
