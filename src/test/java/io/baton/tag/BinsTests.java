package io.baton.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BinsTests {
  private static final int MOST_BARS = 64;

  @Property(tries = 300)
  void shouldCutTheMiddleIntoBarsOfOneWidth(
      @ForAll @IntRange(min = 1, max = 3_000) int customers,
      @ForAll @IntRange(min = 0, max = 50) int bits,
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long start,
      @ForAll long seed) {
    long[] values =
        new Random(seed).longs(customers).map(value -> start + (value >>> (63 - bits))).toArray();
    Column column = column(FieldType.NUMBER, values);

    List<Long> edges = Bins.edges(column, column.exists());

    assertThat(edges).hasSizeBetween(2, MOST_BARS).doesNotHaveDuplicates().isSorted();
    long width = edges.get(1) - edges.get(0);
    for (int i = 1; i < edges.size(); i++) {
      assertThat(edges.get(i) - edges.get(i - 1)).isEqualTo(width);
    }
    assertThat(edges.get(0) % width).isZero();
    long outside =
        Arrays.stream(values)
            .filter(value -> value < edges.get(0) || value >= edges.get(edges.size() - 1))
            .count();
    assertThat(outside).isLessThanOrEqualTo(2L + customers / 50);
  }

  @Property(tries = 200)
  void shouldCutDaysAtPlacesOfTheCalendar(
      @ForAll @IntRange(min = 1, max = 20_000) int range, @ForAll long seed) {
    long first = LocalDate.of(2000, 5, 17).toEpochDay();
    long[] days = new Random(seed).longs(500, first, first + range).toArray();
    Column column = column(FieldType.DATE, days);

    List<Long> edges = Bins.edges(column, column.exists());

    assertThat(edges).hasSizeBetween(2, MOST_BARS).isSorted().doesNotHaveDuplicates();
    if (range > 200) {
      assertThat(edges).allMatch(edge -> LocalDate.ofEpochDay(edge).getDayOfMonth() == 1);
    }
  }

  @Test
  void shouldGiveEveryValueItsBarWhereThereAreFew() {
    Column column = column(FieldType.NUMBER, new long[] {0, 0, 1, 2, 2, 4});

    assertThat(Bins.edges(column, column.exists())).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(Bins.edges(column, CustomerSet.empty())).isEmpty();
  }

  private static Column column(FieldType type, long[] values) {
    ColumnBuilder builder = ColumnBuilder.of(new Field("n", type, 0));
    for (int i = 0; i < values.length; i++) {
      builder.putLong(i + 1, values[i]);
    }
    return builder.build();
  }
}
