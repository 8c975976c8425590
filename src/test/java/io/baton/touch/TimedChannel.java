package io.baton.touch;

import io.baton.channel.Channel;
import io.baton.channel.ChannelDescriptor;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A peer that takes its time and notes, on the monotonic clock, when each message reached it. An
 * obedient adapter asks between two messages whether it may go on.
 */
final class TimedChannel implements Channel {
  /** One message at the peer. */
  record Arrival(long nanos, int customer, long run) {}

  final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final ChannelDescriptor descriptor;
  private final long nanosAMessage;
  private final boolean obedient;
  volatile Duration patience = Duration.ofMinutes(2);

  TimedChannel(String channel, int window, Duration aMessage, boolean obedient) {
    this.descriptor =
        new ChannelDescriptor("timed", channel, true, false, window, channel, channel);
    this.nanosAMessage = aMessage.toNanos();
    this.obedient = obedient;
  }

  @Override
  public ChannelDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages) {
    return send(messages, () -> true);
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages, BooleanSupplier goOn) {
    List<SendResult> results = new ArrayList<>();
    for (OutboundMessage message : messages) {
      if (obedient && !goOn.getAsBoolean()) {
        results.add(new SendResult.RetryAt(Instant.EPOCH, HELD));
        continue;
      }
      TouchId id = TouchId.of(message.touchId());
      takeTime();
      arrivals.add(new Arrival(System.nanoTime(), id.customer(), id.run()));
      results.add(new SendResult.Accepted("ok"));
    }
    return results;
  }

  private void takeTime() {
    long end = System.nanoTime() + nanosAMessage;
    for (long left = nanosAMessage; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public Duration patience() {
    return patience;
  }

  long lastArrival() {
    return arrivals.stream().mapToLong(Arrival::nanos).max().orElse(Long.MIN_VALUE);
  }

  /** The most messages in any window of that length, wherever it begins. */
  static int mostIn(List<Long> sorted, long nanos) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < sorted.size(); to++) {
      while (sorted.get(to) - sorted.get(from) >= nanos) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  List<Long> times() {
    return arrivals.stream().map(Arrival::nanos).sorted().toList();
  }

  static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
