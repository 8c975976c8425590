package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cohort.Distributions.Wanted;
import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distributions counted by blocks against the same counted customer by customer. */
class DistributionsTests {
  @ParameterizedTest
  @CsvSource({"9,400", "2,65536"})
  void shouldCountTheSameAsCustomerByCustomer(int blocks, int perBlock) {
    RandomCustomers customers = new RandomCustomers(new Random(11), blocks, perBlock);
    Random random = new Random(12);
    List<Wanted> wanted = new ArrayList<>();
    for (Field field : RandomCustomers.FIELDS) {
      wanted.add(new Wanted(field.code(), field.type().ordered() ? edges(random) : List.of()));
    }
    List<CustomerSet> groups =
        List.of(
            CustomerSetTests.setOf(CustomerSetTests.randomBits(random)),
            customers.index().everyone(),
            CustomerSet.empty(),
            CustomerSet.range(100, 40_000));

    List<List<Distribution>> found = Distributions.of(customers.index(), wanted, groups);

    for (int g = 0; g < groups.size(); g++) {
      for (int f = 0; f < wanted.size(); f++) {
        assertThat(found.get(g).get(f))
            .as("group %d, %s", g, wanted.get(f))
            .isEqualTo(
                expected(customers, RandomCustomers.FIELDS.get(f), wanted.get(f), groups.get(g)));
      }
    }
    assertThat(Distributions.of(customers.index(), wanted, groups.get(3))).isEqualTo(found.get(3));
  }

  @Test
  void shouldSayTheAverageOfThoseWhoHaveAValue() {
    ColumnBuilder builder = ColumnBuilder.of(Field.number("aum", 2));
    builder.put(0, "1.00");
    builder.put(1, "2.01");
    FieldIndex index = RuleCompilerTests.indexOf(5, builder.build());
    Distribution aum =
        Distributions.of(index, List.of(Wanted.of("aum")), CustomerSet.range(0, 9)).get(0);
    assertThat(aum.mean()).contains(new BigDecimal("1.5050"));
    assertThat(aum.buckets()).containsExactly(2L);
    assertThat(aum.nulls()).as("customers only").isEqualTo(3);
  }

  @Test
  void shouldRefuseWhatThereIsNot() {
    FieldIndex index = RuleCompilerTests.indexOf(5);
    assertThatThrownBy(
            () -> Distributions.of(index, List.of(Wanted.of("nope")), CustomerSet.empty()))
        .isInstanceOf(BatonException.class);
    assertThatThrownBy(() -> new Wanted("aum", List.of(2L, 2L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Long> edges(Random random) {
    return random.longs(6, -2000, 30_000).distinct().sorted().boxed().toList();
  }

  private static Distribution expected(
      RandomCustomers customers, Field field, Wanted wanted, CustomerSet group) {
    Map<String, Long> values = new TreeMap<>();
    Long[] buckets =
        Stream.generate(() -> 0L).limit(wanted.edges().size() + 1).toArray(Long[]::new);
    BigDecimal sum = BigDecimal.ZERO.setScale(field.scale());
    long known = 0;
    long size = 0;
    for (Map.Entry<Integer, Map<String, @Nullable Object>> row : customers.rows.entrySet()) {
      if (!group.contains(row.getKey())) {
        continue;
      }
      size++;
      Object value = row.getValue().get(field.code());
      if (value == null) {
        continue;
      }
      known++;
      if (value instanceof SortedSet<?> several) {
        several.forEach(one -> values.merge((String) one, 1L, Long::sum));
      } else if (!field.type().ordered()) {
        values.merge(RandomCustomers.text(value), 1L, Long::sum);
      } else {
        long number = field.number(RandomCustomers.text(value));
        int bucket = (int) wanted.edges().stream().filter(edge -> edge <= number).count();
        buckets[bucket]++;
        sum = sum.add(BigDecimal.valueOf(number, field.scale()));
      }
    }
    return new Distribution(
        field,
        values.entrySet().stream()
            .map(entry -> new Column.ValueCount(entry.getKey(), entry.getValue()))
            .toList(),
        field.type().ordered() ? List.of(buckets) : List.of(),
        known,
        size - known,
        field.type() == FieldType.NUMBER ? java.util.Optional.of(sum) : java.util.Optional.empty());
  }
}
