package io.baton.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/**
 * When nobody is to be disturbed, in the time of whoever is contacted.
 *
 * @param hours by channel, {@code *} for every channel without hours of its own
 * @param holidays days without marketing from midnight to midnight
 */
record QuietTimes(Map<String, Hours> hours, Set<LocalDate> holidays) {
  private static final int LOOK_AHEAD_DAYS = 400;

  /** From {@code begins} to before {@code ends}; over midnight where it ends earlier. */
  record Hours(LocalTime begins, LocalTime ends) {
    boolean contains(LocalTime time) {
      return begins.isBefore(ends)
          ? !time.isBefore(begins) && time.isBefore(ends)
          : !time.isBefore(begins) || time.isBefore(ends);
    }
  }

  boolean isEmpty() {
    return hours.isEmpty() && holidays.isEmpty();
  }

  /** The first moment from {@code at} on at which the channel may be used; usually {@code at}. */
  Instant nextAllowed(Instant at, String channel, ZoneId zone) {
    Hours quiet = hours.get(hours.containsKey(channel) ? channel : "*");
    ZonedDateTime time = at.atZone(zone);
    for (int moves = 0; moves < 2 * LOOK_AHEAD_DAYS; moves++) {
      if (holidays.contains(time.toLocalDate())) {
        time = time.toLocalDate().plusDays(1).atStartOfDay(zone);
      } else if (quiet != null && quiet.contains(time.toLocalTime())) {
        LocalDate day = time.toLocalDate();
        ZonedDateTime end = day.atTime(quiet.ends()).atZone(zone);
        time = end.isAfter(time) ? end : day.plusDays(1).atTime(quiet.ends()).atZone(zone);
      } else {
        return time.toInstant();
      }
    }
    throw new IllegalStateException("no time is allowed within " + LOOK_AHEAD_DAYS + " days");
  }
}
