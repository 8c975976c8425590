package io.baton.demo;

import io.baton.channel.OutboundMessage;
import io.baton.channel.ResponseModel;
import io.baton.channel.SimulatedResponse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * Demo customers answer the recording simulator as the planted truth says. Customers of anybody
 * else never answer by themselves.
 */
@Component
@WithDemoBank
class DemoResponseModel implements ResponseModel {
  private final DemoMemory memory;

  DemoResponseModel(DemoMemory memory) {
    this.memory = memory;
  }

  @Override
  public Optional<SimulatedResponse> responseTo(OutboundMessage message, String channel) {
    OptionalInt number = DemoCustomer.numberOf(message.customerKey());
    if (number.isEmpty() || !memory.holds(number.getAsInt())) {
      return Optional.empty();
    }
    Inclination inclination =
        Inclination.of(new DemoCustomer(number.getAsInt()), message.campaignCode());
    return inclination.persuadedBy(channel)
        ? Optional.of(answer(message, channel, inclination))
        : Optional.empty();
  }

  private static SimulatedResponse answer(
      OutboundMessage message, String channel, Inclination inclination) {
    return new SimulatedResponse(
        message.touchId(),
        message.customerKey(),
        message.campaignCode(),
        channel,
        inclination.delay(),
        "response",
        Map.of("campaign", message.campaignCode(), "channel", channel));
  }
}
