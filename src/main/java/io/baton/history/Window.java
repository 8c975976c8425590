package io.baton.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When it happened, as far as the history goes back. What lies ahead of now never counts. */
public sealed interface Window {

  /** From the first moment (inclusive) to the last (exclusive). */
  record Span(Instant from, Instant to) {}

  Span at(Instant now, ZoneId bank);

  /** As long as the history reaches. */
  record Ever() implements Window {
    @Override
    public Span at(Instant now, ZoneId bank) {
      return new Span(Instant.EPOCH, end(now));
    }
  }

  /** The last so many times 24 hours. */
  record LastDays(int days) implements Window {
    @Override
    public Span at(Instant now, ZoneId bank) {
      return new Span(now.minus(Duration.ofDays(days)), end(now));
    }
  }

  /** From the beginning of one day of the bank to the end of another. */
  record Dates(LocalDate from, LocalDate to) implements Window {
    @Override
    public Span at(Instant now, ZoneId bank) {
      Instant end = to.plusDays(1).atStartOfDay(bank).toInstant();
      return new Span(from.atStartOfDay(bank).toInstant(), end.isBefore(end(now)) ? end : end(now));
    }
  }

  /** Now itself has happened; the database counts microseconds. */
  private static Instant end(Instant now) {
    return now.plusNanos(1_000);
  }
}
