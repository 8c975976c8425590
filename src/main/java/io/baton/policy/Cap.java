package io.baton.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * At most {@code max} messages in any window of that length, wherever it begins: a message exactly
 * one window after another is outside it. A minimum interval is a cap of one.
 *
 * <p>A window is either a length of time, the same everywhere, or a number of calendar days in a
 * row, from midnight to midnight where the customer lives.
 *
 * @param scope what is counted together
 * @param calendar true where the window is whole calendar days
 */
public record Cap(Scope scope, int max, Duration window, boolean calendar) {
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Times are kept to the microsecond, so this is the moment before. */
  private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

  /** What a cap counts: messages like the one that is asked for, or all. */
  public enum Scope {
    CHANNEL,
    PURPOSE,
    PRODUCT,
    CAMPAIGN,
    ALL
  }

  public Cap {
    if (max < 0
        || max > 1_000
        || window.compareTo(Duration.ofSeconds(1)) < 0
        || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a cap is 0 to 1000 messages in 1 second to 366 days");
    }
    if (calendar && !window.equals(Duration.ofDays(window.toDays()))) {
      throw new IllegalArgumentException("calendar days are whole days");
    }
  }

  public Cap(Scope scope, int max, Duration window) {
    this(scope, max, window, false);
  }

  public Cap(Scope scope, int max, int days) {
    this(scope, max, Duration.ofDays(days));
  }

  /** At most so many in any so many days of the customer's own calendar. */
  public static Cap ofCalendarDays(Scope scope, int max, int days) {
    return new Cap(scope, max, Duration.ofDays(days), true);
  }

  /** Days that the window touches at most; a day of a calendar may have 25 hours. */
  Duration reach() {
    return calendar ? window.plusDays(1) : window;
  }

  /** The last moment before {@code at} that the window which ends with it does not hold. */
  Instant opens(Instant at, ZoneId zone) {
    return calendar
        ? day(at, zone).minusDays(window.toDays() - 1).atStartOfDay(zone).toInstant().minus(TICK)
        : at.minus(window);
  }

  /** The first moment after {@code at} that no window holds together with it. */
  Instant closes(Instant at, ZoneId zone) {
    return calendar
        ? day(at, zone).plusDays(window.toDays()).atStartOfDay(zone).toInstant()
        : at.plus(window);
  }

  /**
   * Whether any window holds more of the times than it may.
   *
   * @param times ascending
   */
  boolean exceededBy(List<Instant> times, ZoneId zone) {
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (!closes(times.get(first), zone).isAfter(times.get(last))) {
        first++;
      }
      if (last - first + 1 > max) {
        return true;
      }
    }
    return false;
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }
}
