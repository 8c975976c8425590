package io.baton.worklist;

import io.baton.channel.Channel;
import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelDescriptor;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.customer.Customers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A channel whose peer is a person: handing over means to write on the worklist, once for each
 * touch however often it is handed over.
 */
final class WorklistChannel implements Channel {
  private static final int WINDOW = 500;
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final ChannelCode code;
  private final HandingOver handingOver;
  private final Customers customers;

  WorklistChannel(ChannelCode code, HandingOver handingOver, Customers customers) {
    this.code = code;
    this.handingOver = handingOver;
    this.customers = customers;
  }

  @Override
  public ChannelDescriptor descriptor() {
    return new ChannelDescriptor(
        WorklistAdapter.NAME, code.name(), false, true, WINDOW, code.nameZh(), code.nameEn());
  }

  /** Items are not deleted, so the worklist knows every touch it ever got. */
  @Override
  public Duration keyLifetime() {
    return FOR_EVER;
  }

  /** One transaction on a database that may be busy. */
  @Override
  public Duration patience() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<SendResult> send(List<OutboundMessage> messages) {
    Map<String, Integer> ids =
        customers.idsOf(messages.stream().map(OutboundMessage::customerKey).toList());
    List<OutboundMessage> known =
        messages.stream().filter(message -> ids.containsKey(message.customerKey())).toList();
    Set<UUID> needless = handingOver.write(code.name(), known, ids);
    List<SendResult> results = new ArrayList<>(messages.size());
    for (OutboundMessage message : messages) {
      if (!ids.containsKey(message.customerKey())) {
        results.add(new SendResult.Refused("CUSTOMER_UNKNOWN"));
      } else if (needless.contains(message.touchId())) {
        results.add(new SendResult.Answered());
      } else {
        results.add(new SendResult.Accepted(message.touchId().toString()));
      }
    }
    return results;
  }
}
