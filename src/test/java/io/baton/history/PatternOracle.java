package io.baton.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Says slowly and plainly whether one customer fits, event by event. */
final class PatternOracle {
  private final List<HistoryEvent> events;
  private final Instant now;
  private final ZoneId bank;

  /**
   * @param events all of one customer, in any order
   */
  PatternOracle(List<HistoryEvent> events, Instant now, ZoneId bank) {
    this.events = events.stream().filter(event -> !event.happenedAt().isAfter(now)).toList();
    this.now = now;
    this.bank = bank;
  }

  boolean fits(Pattern pattern) {
    if (pattern instanceof Pattern.All all) {
      return all.parts().stream().allMatch(this::fits);
    }
    if (pattern instanceof Pattern.Any any) {
      return any.parts().stream().anyMatch(this::fits);
    }
    if (pattern instanceof Pattern.Not not) {
      return !fits(not.part());
    }
    if (pattern instanceof Pattern.Did did) {
      int times = 0;
      for (HistoryEvent event : events) {
        if (in(did.within(), event) && meant(did.event(), event)) {
          times++;
        }
      }
      return times >= did.times();
    }
    if (pattern instanceof Pattern.ThenNot thenNot) {
      return events.stream().anyMatch(event -> leftOpen(thenNot, event));
    }
    return reaches((Pattern.Sequence) pattern, ((Pattern.Sequence) pattern).steps().size());
  }

  private boolean leftOpen(Pattern.ThenNot pattern, HistoryEvent first) {
    if (!in(pattern.within(), first) || !meant(pattern.event(), first)) {
      return false;
    }
    Instant end = first.happenedAt().plus(Duration.ofDays(pattern.days()));
    if (!pattern.open() && end.isAfter(now)) {
      return false;
    }
    for (HistoryEvent other : events) {
      if (meant(pattern.not(), other)
          && other.happenedAt().isAfter(first.happenedAt())
          && !other.happenedAt().isAfter(end)) {
        return false;
      }
    }
    return true;
  }

  /** Tries every way through the events. */
  boolean reaches(Pattern.Sequence sequence, int steps) {
    return events.stream()
        .filter(event -> in(sequence.within(), event))
        .filter(event -> meant(sequence.steps().get(0).event(), event))
        .anyMatch(event -> goesOn(sequence, 1, steps, event.happenedAt()));
  }

  private boolean goesOn(Pattern.Sequence sequence, int step, int steps, Instant before) {
    if (step == steps) {
      return true;
    }
    Pattern.Step next = sequence.steps().get(step);
    for (HistoryEvent event : events) {
      Duration gap = Duration.between(before, event.happenedAt());
      if (meant(next.event(), event)
          && !gap.isZero()
          && !gap.isNegative()
          && gap.compareTo(Duration.ofDays(next.days())) <= 0
          && goesOn(sequence, step + 1, steps, event.happenedAt())) {
        return true;
      }
    }
    return false;
  }

  private boolean in(Window window, HistoryEvent event) {
    if (window instanceof Window.LastDays last) {
      return Duration.between(event.happenedAt(), now).compareTo(Duration.ofDays(last.days())) <= 0;
    }
    if (window instanceof Window.Dates dates) {
      LocalDate day = event.happenedAt().atZone(bank).toLocalDate();
      return !day.isBefore(dates.from()) && !day.isAfter(dates.to());
    }
    return true;
  }

  private static boolean meant(EventFilter filter, HistoryEvent event) {
    return (filter.kind() == null || filter.kind().equals(event.kind()))
        && (filter.codes().isEmpty()
            || (event.code() != null && filter.codes().contains(event.code())))
        && (filter.products().isEmpty()
            || (event.product() != null && filter.products().contains(event.product())))
        && (filter.merchants().isEmpty()
            || (event.merchant() != null && filter.merchants().contains(event.merchant())))
        && (filter.min() == null
            || (event.amount() != null && event.amount().compareTo(filter.min()) >= 0))
        && (filter.max() == null
            || (event.amount() != null && event.amount().compareTo(filter.max()) <= 0));
  }
}
