package io.baton.touch;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * What is held back, as this node knew it a moment ago. Asked between two messages of a window,
 * where a question to the database would take too long; the window itself asked the database.
 */
@Component
class Brake {
  private static final long BLIND_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Holds holds;
  private volatile Known known = new Known(Set.of(), Set.of(), 0);
  private volatile boolean watching;

  Brake(Holds holds) {
    this.holds = holds;
  }

  private record Known(Set<String> channels, Set<Long> runs, long asOfNanos) {}

  /** From now on somebody looks regularly, or the brake is on. */
  void watch() {
    known = new Known(Set.of(), Set.of(), System.nanoTime());
    watching = true;
  }

  void look() {
    long now = System.nanoTime();
    Set<String> channels = new HashSet<>();
    holds.all().forEach(hold -> channels.add(hold.channel()));
    known = new Known(channels, Set.copyOf(holds.pausedOrStoppedRuns()), now);
  }

  /** True as well where the database has not been seen for too long to know. */
  boolean on(String channel, long runId) {
    Known seen = known;
    return seen.channels().contains(channel)
        || seen.channels().contains(Holds.EVERY_CHANNEL)
        || seen.runs().contains(runId)
        || (watching && System.nanoTime() - seen.asOfNanos() > BLIND_NANOS);
  }
}
