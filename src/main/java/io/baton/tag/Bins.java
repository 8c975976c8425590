package io.baton.tag;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where the bars of a histogram begin: all equally wide, at numbers that people would choose, over
 * the middle 98 of 100 values of a sample. What lies outside goes into two open bars, so that one
 * customer with a fortune does not squeeze all others into one bar.
 */
final class Bins {
  private static final int SAMPLE = 4_096;
  private static final int ABOUT = 20;
  private static final int FEW = 30;
  private static final int DAYS = 31;
  private static final int WEEKS = 26 * 7;
  private static final int MONTHS = 36 * 31;
  private static final int QUARTERS = 12 * 366;

  private Bins() {}

  /**
   * Ascending; none where nobody of the group has a value.
   *
   * @param having customers with a value, by whom the edges are chosen
   */
  static List<Long> edges(Column column, CustomerSet having) {
    if (having.isEmpty()) {
      return List.of();
    }
    long[] sample = column.sample(having, SAMPLE);
    long low = sample[sample.length / 100];
    long high = sample[sample.length - 1 - sample.length / 100];
    return column.field().type() == FieldType.DATE ? days(low, high) : numbers(low, high);
  }

  private static List<Long> numbers(long low, long high) {
    long step = high - low < FEW ? 1 : step((high - low) / (double) ABOUT);
    List<Long> edges = new ArrayList<>();
    long edge = Math.floorDiv(low, step) * step;
    while (edge <= high) {
      edges.add(edge);
      edge += step;
    }
    edges.add(edge);
    return edges;
  }

  /** The next of 1, 2, 5, 10, 20, 50 … */
  private static long step(double least) {
    BigDecimal power =
        BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(Math.max(1, least))));
    for (int factor : new int[] {1, 2, 5}) {
      BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
      if (step.doubleValue() >= least) {
        return step.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
      }
    }
    return power.movePointRight(1).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
  }

  private static List<Long> days(long low, long high) {
    LocalDate first = LocalDate.ofEpochDay(low);
    LocalDate last = LocalDate.ofEpochDay(high);
    long range = high - low;
    if (range < DAYS) {
      return every(first, last, day -> day.plusDays(1));
    } else if (range < WEEKS) {
      return every(
          first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
          last,
          day -> day.plusWeeks(1));
    } else if (range < MONTHS) {
      return every(first.withDayOfMonth(1), last, day -> day.plusMonths(1));
    } else if (range < QUARTERS) {
      LocalDate quarter = first.with(first.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
      return every(quarter, last, day -> day.plusMonths(3));
    }
    int years = (int) Math.max(1, (range / 365 + FEW - 1) / FEW);
    return every(first.withDayOfYear(1), last, day -> day.plusYears(years));
  }

  private static List<Long> every(LocalDate from, LocalDate last, UnaryOperator<LocalDate> next) {
    List<Long> edges = new ArrayList<>();
    LocalDate day = from;
    while (!day.isAfter(last)) {
      edges.add(day.toEpochDay());
      day = next.apply(day);
    }
    edges.add(day.toEpochDay());
    return edges;
  }
}
