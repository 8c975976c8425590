package io.baton.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.xml.datatype.DatatypeFactory;
import org.jspecify.annotations.Nullable;

/** How long messages may wait for room in their channel, as the diagram's element says. */
final class RoomWait {
  static final String PARAMETER = "waitForRoom";

  /** Beyond that a message says something else than when it was signed. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private RoomWait() {}

  /**
   * @param said the element's parameter, which the gate has read; empty where it says nothing
   * @param ends the campaign's end, beyond which nothing waits
   * @return null where a message goes on its day or not at all
   */
  static @Nullable Instant until(String said, Instant due, @Nullable Instant ends) {
    if (said.isBlank()) {
      return null;
    }
    Duration wait =
        Duration.ofMillis(
            DatatypeFactory.newDefaultInstance().newDuration(said).getTimeInMillis(Date.from(due)));
    Instant until = due.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    return ends != null && ends.isBefore(until) ? ends : until;
  }
}
