package io.baton.touch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel as operators see it.
 *
 * @param held why nothing leaves: PAUSED, STOPPED, RESTORED; its own reasons and those of all
 * @param breaker null while the peer answers
 * @param hung hand-overs on the answering node that have not come back
 * @param oldestDoubt null where nothing is in doubt
 */
record ChannelView(
    String channel,
    String adapter,
    boolean simulated,
    boolean idempotent,
    String nameZh,
    String nameEn,
    long sent,
    long inDoubt,
    long refused,
    long open,
    List<String> held,
    @Nullable OpenBreaker breaker,
    Pace pace,
    long hung,
    @Nullable Instant oldestDoubt) {

  /** A channel whose peer does not answer. */
  record OpenBreaker(Instant since, Instant until, boolean probing, int tries, String reason) {}

  /** How much may leave and did; null where there is no limit. */
  record Pace(
      @Nullable Integer perSecond,
      @Nullable Integer perMinute,
      @Nullable Integer perDay,
      long lastSecond,
      long lastMinute,
      long today) {}
}
