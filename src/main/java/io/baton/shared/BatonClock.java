package io.baton.shared;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Campaign time: the database's clock, plus an offset that only a test clock can have. Quiet hours,
 * windows, leases and timers all read this clock, so that no node's own clock can move them.
 */
public interface BatonClock extends InstantSource {
  /** Database time plus offset, to the microsecond. */
  Instant now();

  @Override
  default Instant instant() {
    return now();
  }
}
