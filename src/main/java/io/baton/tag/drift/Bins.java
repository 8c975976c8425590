package io.baton.tag.drift;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Distribution;
import io.baton.cohort.Distributions.Wanted;
import io.baton.cohort.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The bins that a tag is counted in: tenths of the first run's values, or its most frequent texts.
 * Who has no value is a bin of his own.
 *
 * @param edges of numbers and days
 * @param values of the others; all further ones share a bin
 */
record Bins(List<Long> edges, List<String> values) {
  private static final int MOST_VALUES = 50;
  private static final int SAMPLE = 4_096;
  private static final int TENTHS = 10;

  Bins {
    edges = List.copyOf(edges);
    values = List.copyOf(values);
  }

  static Bins of(Column column) {
    Field field = column.field();
    if (field.type().ordered()) {
      return new Bins(edges(column), List.of());
    }
    return new Bins(
        List.of(),
        column.values().stream().limit(MOST_VALUES).map(Column.ValueCount::value).toList());
  }

  /** Every so-manieth customer's value is enough to find the tenths. */
  private static List<Long> edges(Column column) {
    CustomerSet known = column.exists();
    int step = Math.max(1, (int) (known.size() / SAMPLE));
    long[] sample = new long[(int) (known.size() / step) + 1];
    int[] place = {0};
    known.forEach(
        customer -> {
          if (place[0] % step == 0) {
            sample[place[0] / step] = column.valueAt(customer);
          }
          place[0]++;
        });
    int size = (place[0] + step - 1) / step;
    Arrays.sort(sample, 0, size);
    TreeSet<Long> edges = new TreeSet<>();
    for (int tenth = 1; tenth < TENTHS && size > 0; tenth++) {
      edges.add(sample[tenth * size / TENTHS]);
    }
    return List.copyOf(edges);
  }

  Wanted wanted(String code) {
    return new Wanted(code, edges);
  }

  /** Customers in each bin, those without a value last. */
  List<Long> counts(Distribution distribution) {
    List<Long> counts = new ArrayList<>();
    if (distribution.field().type().ordered()) {
      // Without an edge there is one bucket, and the engine of distributions counts none.
      counts.addAll(edges.isEmpty() ? List.of(distribution.known()) : distribution.buckets());
    } else {
      long rest = 0;
      long[] own = new long[values.size()];
      for (Column.ValueCount value : distribution.values()) {
        int at = values.indexOf(value.value());
        if (at >= 0) {
          own[at] += value.count();
        } else {
          rest += value.count();
        }
      }
      for (long one : own) {
        counts.add(one);
      }
      counts.add(rest);
    }
    counts.add(distribution.nulls());
    return counts;
  }
}
