package io.baton.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Who of one chunk has reached a cap. Day counts give a lower and an upper bound for 64 customers
 * at once: whoever reaches the cap by whole days alone is refused, whoever stays below it even with
 * the whole of the window's first day is granted. Only for those between, whose answer depends on
 * the hour, are the times of that one day read.
 *
 * <p>Where something is already planned for later, every window that holds this message counts, not
 * only the one that ends with it. Those customers are few, and are decided by all their times.
 */
final class CapCheck {
  /** Reads times strictly between two. */
  interface Times {
    List<Slots.Slot> between(Instant after, Instant before);
  }

  private final Contact contact;
  private final Instant at;
  private final Map<DayMasks.Place, Counts> counts;
  private final List<Slots.Slot> later;
  private final Times times;
  private final HomeZones zones;

  CapCheck(
      Contact contact,
      Instant at,
      Map<DayMasks.Place, Counts> counts,
      List<Slots.Slot> later,
      Times times,
      HomeZones zones) {
    this.contact = contact;
    this.at = at;
    this.counts = counts;
    this.later = later;
    this.times = times;
    this.zones = zones;
  }

  static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static Instant nextDay(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Takes out of {@code granted} whom one more message would bring above the cap. */
  void refuse(long[] granted, int chunk, Cap cap) {
    if (!cap.calendar()) {
      refuse(granted, chunk, cap, zones.bank());
      return;
    }
    for (HomeZones.Home home : zones.of(chunk)) {
      long[] here = home.words();
      long[] left = new long[granted.length];
      for (int w = 0; w < left.length; w++) {
        here[w] &= granted[w];
        left[w] = here[w];
      }
      if (!Counts.none(left)) {
        refuse(left, chunk, cap, home.zone());
      }
      for (int w = 0; w < left.length; w++) {
        granted[w] &= ~here[w] | left[w];
      }
    }
  }

  private void refuse(long[] granted, int chunk, Cap cap, ZoneId zone) {
    Instant begin = cap.opens(at, zone);
    LocalDate edge = day(begin);
    LocalDate today = day(at);
    long[] ahead = aheadOf(chunk, cap, zone);
    Counts whole = shortWindow(cap) ? new Counts() : sum(cap, edge.plusDays(1), today);
    long[] certain = whole.atLeast(cap.max());
    Counts most = shortWindow(cap) ? sum(cap, edge, today) : plus(whole, sum(cap, edge, edge));
    long[] possible = most.atLeast(cap.max());
    boolean undecided = false;
    for (int w = 0; w < granted.length; w++) {
      granted[w] &= ~(certain[w] & ~ahead[w]);
      undecided |= (granted[w] & possible[w] & ~ahead[w]) != 0;
    }
    if (undecided) {
      Instant end = shortWindow(cap) ? at.plus(1, ChronoUnit.MICROS) : nextDay(edge);
      byEdge(granted, chunk, cap, times.between(begin, end), whole, possible, ahead);
    }
    if (!Counts.none(ahead)) {
      byAllTimes(granted, chunk, cap, zone, ahead);
    }
  }

  /** Below a day, a day's count may hold what lies beyond the window: only times can tell. */
  private static boolean shortWindow(Cap cap) {
    return cap.window().compareTo(Duration.ofDays(1)) < 0;
  }

  /**
   * The customers with something planned for later within reach of the cap, or so soon that the
   * count of today holds it: a calendar's window may end before the day of UTC does.
   */
  private long[] aheadOf(int chunk, Cap cap, ZoneId zone) {
    long[] ahead = new long[Counts.WORDS];
    Instant closes = cap.closes(at, zone);
    Instant tomorrow = nextDay(day(at));
    Instant end = cap.calendar() && tomorrow.isAfter(closes) ? tomorrow : closes;
    for (Slots.Slot slot : later) {
      if (slot.at().isBefore(end) && contact.counts(cap.scope(), slot.contact())) {
        long[] members = ChunkedSet.words(chunk, slot.members());
        for (int w = 0; w < ahead.length; w++) {
          ahead[w] |= members[w];
        }
      }
    }
    return ahead;
  }

  private void byEdge(
      long[] granted,
      int chunk,
      Cap cap,
      List<Slots.Slot> edge,
      Counts whole,
      long[] possible,
      long[] ahead) {
    List<Counts> all = new ArrayList<>(List.of(whole));
    for (Slots.Slot slot : edge) {
      if (contact.counts(cap.scope(), slot.contact())) {
        all.add(Counts.of(ChunkedSet.words(chunk, slot.members())));
      }
    }
    long[] full = Counts.sum(all).atLeast(cap.max());
    for (int w = 0; w < granted.length; w++) {
      granted[w] &= ~(full[w] & possible[w] & ~ahead[w]);
    }
  }

  private void byAllTimes(long[] granted, int chunk, Cap cap, ZoneId zone, long[] ahead) {
    List<Slots.Slot> near =
        times.between(cap.opens(at, zone), cap.closes(at, zone)).stream()
            .filter(slot -> contact.counts(cap.scope(), slot.contact()))
            .toList();
    for (int w = 0; w < granted.length; w++) {
      for (long word = granted[w] & ahead[w]; word != 0; word &= word - 1) {
        int customer = ChunkedSet.customer(chunk, w, Long.numberOfTrailingZeros(word));
        List<Instant> own = new ArrayList<>(List.of(at));
        for (Slots.Slot slot : near) {
          if (slot.members().contains(customer)) {
            own.add(slot.at());
          }
        }
        Collections.sort(own);
        if (cap.exceededBy(own, zone)) {
          granted[w] &= ~Long.lowestOneBit(word);
        }
      }
    }
  }

  private Counts sum(Cap cap, LocalDate from, LocalDate to) {
    List<Counts> within = new ArrayList<>();
    counts.forEach(
        (place, count) -> {
          if (!place.day().isBefore(from)
              && !place.day().isAfter(to)
              && contact.counts(cap.scope(), place.counter())) {
            within.add(count);
          }
        });
    return Counts.sum(within);
  }

  private static Counts plus(Counts one, Counts other) {
    return Counts.sum(List.of(one, other));
  }
}
