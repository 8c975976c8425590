package io.baton.tag.night;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The moments at which nights are due: one for every day of the bank's calendar. Where clocks are
 * put forward over the time of day, the night is due as much later.
 */
record NightTimes(LocalTime at, ZoneId zone) {

  Instant due(LocalDate day) {
    return ZonedDateTime.of(day, at, zone).toInstant();
  }

  /** The day of the latest night that is due. */
  LocalDate latest(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return due(today).isAfter(now) ? today.minusDays(1) : today;
  }

  /** The day of the first night that is due after that moment. */
  LocalDate after(Instant moment) {
    return latest(moment).plusDays(1);
  }
}
