package io.baton.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Caps by the letter: every window that holds the message is counted, one contact at a time. */
final class SlowCaps {
  record Sent(Contact contact, Instant at) {}

  private SlowCaps() {}

  /** Whether one more leaves every window of every cap within what it allows. */
  static boolean fits(List<Sent> own, List<Cap> caps, Contact wish, Instant at, ZoneId home) {
    for (Cap cap : caps) {
      List<Instant> times = new ArrayList<>(List.of(at));
      own.stream()
          .filter(sent -> counts(cap, wish, sent.contact()))
          .forEach(s -> times.add(s.at()));
      boolean full =
          cap.calendar() ? anyDaysFull(times, cap, at, home) : anyTimeFull(times, cap, at);
      if (full) {
        return false;
      }
    }
    return true;
  }

  private static boolean anyTimeFull(List<Instant> times, Cap cap, Instant at) {
    for (Instant begin : times) {
      Instant end = begin.plus(cap.window());
      boolean holds = !at.isBefore(begin) && at.isBefore(end);
      long within =
          times.stream().filter(time -> !time.isBefore(begin) && time.isBefore(end)).count();
      if (holds && within > cap.max()) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyDaysFull(List<Instant> times, Cap cap, Instant at, ZoneId home) {
    int days = (int) cap.window().toDays();
    for (int before = 0; before < days; before++) {
      LocalDate first = LocalDate.ofInstant(at, home).minusDays(before);
      LocalDate after = first.plusDays(days);
      long within =
          times.stream()
              .map(time -> LocalDate.ofInstant(time, home))
              .filter(day -> !day.isBefore(first) && day.isBefore(after))
              .count();
      if (within > cap.max()) {
        return true;
      }
    }
    return false;
  }

  private static boolean counts(Cap cap, Contact wish, Contact other) {
    return switch (cap.scope()) {
      case ALL -> true;
      case CHANNEL -> other.channel().equals(wish.channel());
      case PURPOSE -> other.purpose().equals(wish.purpose());
      case CAMPAIGN -> other.campaignId() == wish.campaignId();
      case PRODUCT -> wish.product() != null && wish.product().equals(other.product());
    };
  }
}
