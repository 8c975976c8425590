package io.baton.touch;

import java.time.Duration;
import java.util.Set;

/** Who is going to want contacts soon, as whoever launches campaigns knows it. */
public interface RoundGuests {
  /**
   * Runs that start within the time, or have started within it and have not yet come to where they
   * contact, or have not brought everybody there.
   */
  Set<Long> awaited(Duration gather);
}
