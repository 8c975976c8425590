package io.baton.channel;

import java.util.Optional;

/** How simulated customers answer. Supplied from outside; without one nobody answers. */
public interface ResponseModel {
  /** The same message must always get the same answer. */
  Optional<SimulatedResponse> responseTo(OutboundMessage message, String channel);
}
