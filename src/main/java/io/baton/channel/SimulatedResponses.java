package io.baton.channel;

import java.time.Instant;
import java.util.List;

/** Takes simulated responses when they are due, and brings them in as a real system would. */
public interface SimulatedResponses {
  /**
   * Called again with the same responses after a crash or an exception, so the receiver must
   * recognise them by touch id.
   */
  void arrived(List<Arrived> responses);

  record Arrived(SimulatedResponse response, Instant at) {}
}
