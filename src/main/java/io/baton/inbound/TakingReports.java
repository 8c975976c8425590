package io.baton.inbound;

import io.baton.channel.ChannelReports;
import io.baton.channel.Receipt;
import io.baton.channel.Reply;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Addresses;
import io.baton.customer.Customers;
import io.baton.event.EventPublisher;
import io.baton.event.OutgoingEvent;
import io.baton.touch.Receipts;
import io.baton.touch.TouchId;
import io.baton.touch.TouchReceipt;
import io.baton.touch.TouchedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings reports where they matter: receipts to the ledger, dead addresses and refusals to the
 * customer, every other reply to the topic as a response, where it counts for campaigns.
 */
@Component
class TakingReports implements ChannelReports {
  private final Receipts receipts;
  private final TouchedBy touches;
  private final Addresses addresses;
  private final Customers customers;
  private final Refusing refusing;
  private final EventPublisher events;

  TakingReports(
      Receipts receipts,
      TouchedBy touches,
      Addresses addresses,
      Customers customers,
      Refusing refusing,
      EventPublisher events) {
    this.receipts = receipts;
    this.touches = touches;
    this.addresses = addresses;
    this.customers = customers;
    this.refusing = refusing;
    this.events = events;
  }

  @Override
  @Transactional
  public void receipts(List<Receipt> reported) {
    List<TouchReceipt> known = new ArrayList<>(reported.size());
    for (Receipt receipt : reported) {
      TouchId touch = TouchId.of(receipt.touchId());
      boolean delivered = receipt.outcome() == Receipt.Outcome.DELIVERED;
      known.add(new TouchReceipt(touch, delivered, receipt.reason(), receipt.at()));
      if (receipt.outcome() == Receipt.Outcome.NO_SUCH_ADDRESS) {
        touches
            .origin(touch)
            .ifPresent(
                origin -> addresses.dead(touch.customer(), origin.channel(), receipt.reason()));
      }
    }
    receipts.take(known);
  }

  /** A receipt may overtake the answer to its message. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT30S")
  void settleWhatCameEarly() {
    receipts.settle();
  }

  @Override
  @Transactional
  public void replies(List<Reply> replies) {
    List<OutgoingEvent> responses = new ArrayList<>();
    for (Reply reply : replies) {
      Optional<TouchId> touch = Optional.ofNullable(reply.touchId()).map(TouchId::of);
      Optional<TouchedBy.Origin> origin = touch.flatMap(touches::origin);
      CustomerSet who =
          origin.isPresent() ? CustomerSet.of(touch.get().customer()) : writersOf(reply);
      if (RefusalWords.isRefusal(reply.text())) {
        refusing.refuse(who, reply.channel(), "reply " + reply.id(), "REPLY");
      } else {
        responses.addAll(responses(reply, who, origin));
      }
    }
    if (!responses.isEmpty()) {
      events.publish(responses);
    }
  }

  private CustomerSet writersOf(Reply reply) {
    return reply.address() == null
        ? CustomerSet.empty()
        : addresses.customersAt(reply.channel(), reply.address());
  }

  /** Without the text: what people write is theirs, and no event needs it. */
  private List<OutgoingEvent> responses(
      Reply reply, CustomerSet who, Optional<TouchedBy.Origin> origin) {
    List<OutgoingEvent> responses = new ArrayList<>();
    customers.forEachKey(
        who,
        (key, id) ->
            responses.add(
                new OutgoingEvent(
                    reply.id() + ":" + id,
                    "channel:" + reply.channel(),
                    "response",
                    key,
                    reply.at(),
                    origin
                        .<Map<String, Object>>map(
                            from -> Map.of("channel", reply.channel(), "campaign", from.campaign()))
                        .orElse(Map.of("channel", reply.channel())))));
    return responses;
  }
}
