package io.baton.clock;

import java.time.Duration;
import java.time.Instant;

/** Campaign time where it may be moved: in tests, benchmarks, and for trying things out. */
public interface TestClock {
  /**
   * Moves campaign time forward; nothing can move it back, because what has happened has happened.
   *
   * @return the new now
   */
  Instant advance(Duration by);
}
