package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The first of a group against sorting them. */
class RankingTests {
  @Property(tries = 20)
  void shouldFindTheSameAsSorting(@ForAll long seed) {
    Random random = new Random(seed);
    RandomCustomers customers = new RandomCustomers(random, 3, 700);
    CustomerSet among = CustomerSetTests.setOf(CustomerSetTests.randomBits(random));
    for (String field : List.of("age", "balance", "tiny")) {
      Column column = customers.index().require(field);
      Comparator<Integer> byValue =
          Comparator.comparing(id -> (BigDecimal) customers.valueOf(id, field));
      for (int count : new int[] {0, 1, 10, 150, 1000, 5000}) {
        assertThat(Ranking.highest(column, among, count))
            .isEqualTo(first(customers, field, among, byValue.reversed(), count));
        assertThat(Ranking.lowest(column, among, count))
            .isEqualTo(first(customers, field, among, byValue, count));
      }
    }
  }

  @Test
  void shouldTakeTheLowerIdAmongEquals() {
    Column column =
        Column.ofNumbers(
            Field.number("score", 0), new long[] {5, 9, 5, 5, 1, 5}, CustomerSet.range(0, 6));
    CustomerSet all = CustomerSet.range(0, 6);
    assertThat(Ranking.highest(column, all, 3)).isEqualTo(CustomerSet.of(0, 1, 2));
    assertThat(Ranking.lowest(column, all, 3)).isEqualTo(CustomerSet.of(0, 2, 4));
    assertThat(Ranking.highest(Column.unknown(column.field()), all, 3).isEmpty()).isTrue();
    assertThatThrownBy(
            () -> Ranking.highest(Column.unknown(Field.of("city", FieldType.ENUM)), all, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CustomerSet first(
      RandomCustomers customers,
      String field,
      CustomerSet among,
      Comparator<Integer> order,
      int count) {
    return CustomerSet.of(
        customers.rows.keySet().stream()
            .filter(among::contains)
            .filter(id -> customers.valueOf(id, field) != null)
            .sorted(order.thenComparing(Comparator.naturalOrder()))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray());
  }
}
