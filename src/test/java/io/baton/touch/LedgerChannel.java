package io.baton.touch;

import io.baton.channel.Channel;
import io.baton.channel.ChannelDescriptor;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A peer that survives the product's crashes: its book counts every copy it accepted. What goes
 * wrong on the way is up to the test.
 */
final class LedgerChannel implements Channel {
  final Map<Integer, Integer> copies = new ConcurrentHashMap<>();
  final Map<Integer, String> texts = new ConcurrentHashMap<>();
  final Map<Integer, Instant> planned = new ConcurrentHashMap<>();
  private final ChannelDescriptor descriptor;
  volatile Function<Integer, SendResult> answer = customer -> new SendResult.Accepted("ok");

  /** Runs before (true) and after (false) a window is accepted. */
  interface Moment {
    void at(boolean before);
  }

  volatile Moment moment = before -> {};

  /** What becomes of the answer on its way back. */
  volatile UnaryOperator<List<SendResult>> wayBack = results -> results;

  volatile Duration patience = Duration.ofMinutes(2);

  volatile Duration keyLifetime = Duration.ofDays(1);

  LedgerChannel(boolean idempotent, int window) {
    this("SMS", idempotent, window);
  }

  LedgerChannel(String code, boolean idempotent, int window) {
    descriptor = new ChannelDescriptor("fake", code, true, idempotent, window, code, code);
  }

  @Override
  public ChannelDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages) {
    moment.at(true);
    List<SendResult> results = new ArrayList<>();
    for (OutboundMessage message : messages) {
      int customer = TouchId.of(message.touchId()).customer();
      if (message.plannedAt() != null) {
        planned.put(customer, message.plannedAt());
      }
      SendResult result = answer.apply(customer);
      if (result instanceof SendResult.Accepted || result instanceof SendResult.InDoubt) {
        copies.merge(customer, 1, Integer::sum);
        texts.put(customer, message.text());
      }
      results.add(result);
    }
    moment.at(false);
    return wayBack.apply(results);
  }

  @Override
  public Duration keyLifetime() {
    return keyLifetime;
  }

  @Override
  public Duration patience() {
    return patience;
  }
}
