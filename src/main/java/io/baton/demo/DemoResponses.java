package io.baton.demo;

import io.baton.channel.SimulatedResponse;
import io.baton.channel.SimulatedResponses;
import io.baton.event.EventPublisher;
import io.baton.event.OutgoingEvent;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Brings simulated responses in as the bank's app would: as events on the topic. The touch is the
 * event's id, so one that is delivered again counts once.
 */
@Component
@WithDemoBank
class DemoResponses implements SimulatedResponses {
  static final String SOURCE = "demo-bank";

  private final EventPublisher events;

  DemoResponses(EventPublisher events) {
    this.events = events;
  }

  @Override
  public void arrived(List<Arrived> responses) {
    events.publish(responses.stream().map(DemoResponses::event).toList());
  }

  private static OutgoingEvent event(Arrived arrived) {
    SimulatedResponse response = arrived.response();
    return new OutgoingEvent(
        response.touchId().toString(),
        SOURCE,
        response.type(),
        response.customerKey(),
        arrived.at(),
        Map.copyOf(response.fields()));
  }
}
