package io.baton.window;

import io.baton.window.WindowDefinition.Kind;
import io.baton.window.WindowDefinition.What;
import io.baton.window.WindowDefinition.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A definition in microseconds.
 *
 * @param size of the window
 * @param advance 0 for a sliding one
 * @param horizon what happened longer ago can't matter any more
 * @param zone on whose clock windows begin
 */
record WindowPlan(
    What what,
    long size,
    long advance,
    long within,
    long keep,
    long grace,
    long horizon,
    ZoneId zone) {
  private static final int PANES = 16;
  private static final long SECOND = 1_000_000L;

  static final Duration GRACE = Duration.ofMinutes(1);

  static WindowPlan of(WindowDefinition definition, ZoneId zone) {
    Window window = definition.window();
    if (window == null) {
      long within = micros(Objects.requireNonNull(definition.within()));
      long keep = micros(Objects.requireNonNull(definition.keep()));
      String named = definition.grace();
      long grace = named == null ? micros(GRACE) : micros(named);
      return new WindowPlan(
          definition.what(), 0, 0, within, keep, grace, within + keep + grace, zone);
    }
    long size = micros(window.size());
    long advance =
        window.kind() == Kind.SLIDING
            ? 0
            : window.kind() == Kind.TUMBLING
                ? size
                : micros(Objects.requireNonNull(window.advance()));
    return new WindowPlan(definition.what(), size, advance, 0, 0, 0, size, zone);
  }

  /** Entries are stored by stretches of this length, so that one more does not rewrite all. */
  long pane() {
    return Math.max(SECOND, horizon / PANES);
  }

  /** When the window of that moment ends: never later than the moment for a sliding one. */
  long end(long now) {
    if (advance == 0) {
      return now;
    }
    long offset =
        TimeUnit.SECONDS.toMicros(zone.getRules().getOffset(instant(now)).getTotalSeconds());
    return (Math.floorDiv(now + offset, advance) + 1) * advance - offset;
  }

  /** Whether what happened at that moment is in the window of now. */
  boolean holds(long at, long end, long now) {
    return at <= now && (advance == 0 ? at > end - size : at >= end - size);
  }

  static long micros(Instant at) {
    return TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + at.getNano() / 1_000;
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
  }

  private static long micros(@Nullable String duration) {
    return micros(Duration.parse(Objects.requireNonNull(duration)));
  }

  private static long micros(Duration duration) {
    return TimeUnit.SECONDS.toMicros(duration.toSeconds());
  }
}
