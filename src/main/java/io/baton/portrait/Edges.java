package io.baton.portrait;

import io.baton.cohort.Column;
import io.baton.cohort.FieldType;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * Where the buckets of numbers and dates begin. Numbers: the eighths of a sample, rounded to two
 * digits so that people can say them; a number that many share gets a bucket of its own. Dates: the
 * last 24 months one by one, the years before. The edges depend on the tag's values only, so that
 * groups and steps can be laid side by side.
 */
@Component
class Edges {
  private static final int SAMPLE = 4_096;
  private static final int PARTS = 8;
  private static final int FEW = 12;
  private static final int MONTHS = 24;
  private static final int YEARS = 12;
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);

  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(WeakReference<Column> column, List<Long> edges) {}

  /** Ascending; none for tags that are neither number nor date. */
  List<Long> of(Column column) {
    if (!column.field().type().ordered()) {
      return List.of();
    }
    return known
        .compute(
            column.field().code(),
            (code, last) ->
                last != null && last.column().refersTo(column)
                    ? last
                    : new Known(new WeakReference<>(column), compute(column)))
        .edges();
  }

  private static List<Long> compute(Column column) {
    return column
        .extent()
        .map(
            extent ->
                column.field().type() == FieldType.DATE
                    ? months(extent)
                    : extent.max() - extent.min() < FEW
                        ? LongStream.rangeClosed(extent.min() + 1, extent.max()).boxed().toList()
                        : eighths(column, extent))
        .orElse(List.of());
  }

  private static List<Long> months(Column.Extent extent) {
    LocalDate last = LocalDate.ofEpochDay(extent.max()).withDayOfMonth(1);
    LocalDate first = last.minusMonths(MONTHS - 1);
    TreeSet<Long> edges = new TreeSet<>();
    for (int i = 0; i < MONTHS; i++) {
      edges.add(first.plusMonths(i).toEpochDay());
    }
    for (int i = 0; i < YEARS; i++) {
      edges.add(first.withDayOfYear(1).minusYears(i).toEpochDay());
    }
    edges.removeIf(edge -> edge <= extent.min());
    return List.copyOf(edges);
  }

  private static List<Long> eighths(Column column, Column.Extent extent) {
    long[] sample = column.sample(column.exists(), SAMPLE);
    TreeSet<Long> edges = new TreeSet<>();
    for (int i = 1; i < PARTS; i++) {
      long value = sample[(int) ((long) sample.length * i / PARTS)];
      long next = sample[Math.min(sample.length - 1, sample.length * (i + 1) / PARTS)];
      if (value == next) {
        edges.add(value);
        edges.add(value + 1);
      } else {
        edges.add(rounded(value));
      }
    }
    edges.removeIf(edge -> edge <= extent.min() || edge > extent.max());
    return List.copyOf(edges);
  }

  private static long rounded(long value) {
    return BigDecimal.valueOf(value).round(TWO_DIGITS).longValueExact();
  }
}
