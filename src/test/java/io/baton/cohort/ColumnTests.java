package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into a column comes out again, also after storage. */
class ColumnTests {
  @ParameterizedTest
  @ValueSource(ints = {300, 20_000, 65_536})
  void shouldGiveBackEveryValueAlsoAfterStorage(int perBlock) {
    RandomCustomers customers = new RandomCustomers(new Random(7), 2, perBlock);
    for (Field field : RandomCustomers.FIELDS) {
      Column column = customers.index().column(field.code()).orElseThrow();
      Column stored = Column.fromParts(field, WrittenColumn.of(column).parts(10_000));
      customers.rows.forEach(
          (id, row) -> {
            Object value = row.get(field.code());
            String expected = value == null ? null : RandomCustomers.text(value);
            // Compared without an assertion each: there are millions.
            if (!Objects.equals(column.textAt(id), expected)
                || !Objects.equals(stored.textAt(id), expected)) {
              throw new AssertionError(
                  "%s of %d: %s, stored %s, instead of %s"
                      .formatted(field.code(), id, column.textAt(id), stored.textAt(id), expected));
            }
          });
      assertThat(stored.exists()).isEqualTo(column.exists());
      assertThat(stored.known()).isEqualTo(column.exists().size());
      assertThat(stored.values()).isEqualTo(column.values());
      assertThat(stored.extent()).isEqualTo(column.extent());
    }
  }

  @Property(tries = 50)
  void shouldNoticeAnyChangedByte(@ForAll long seed) {
    Random random = new Random(seed);
    Column column = new RandomCustomers(random, 1, 20).index().column("age").orElseThrow();
    byte[] bytes = column.toBytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    assertThatThrownBy(() -> Column.fromBytes(column.field(), bytes))
        .isInstanceOf(BatonException.class);
  }

  @Test
  void shouldKeepTheLastValueAndForgetOnNull() {
    ColumnBuilder builder = ColumnBuilder.of(Field.of("city", FieldType.ENUM));
    builder.put(1, "A");
    builder.put(1, "B");
    builder.put(2, "A");
    builder.put(2, null);
    builder.put(3, "");
    Column column = builder.build();
    assertThat(column.exists()).isEqualTo(CustomerSet.of(1, 3));
    assertThat(column.textAt(1)).isEqualTo("B");
    assertThat(column.textAt(3)).as("empty text is a value").isEmpty();
    assertThat(column.values())
        .containsExactly(new Column.ValueCount("", 1), new Column.ValueCount("B", 1));
  }

  @Test
  void shouldKeepSeveralValuesOfACustomerAndForgetThemTogether() {
    ColumnBuilder builder = ColumnBuilder.of(Field.of("holds", FieldType.MULTI));
    builder.put(1, "loan");
    builder.put(1, "card");
    builder.put(1, "card");
    builder.put(2, "card");
    builder.put(3, "loan");
    builder.put(3, null);
    Column column = builder.build();
    assertThat(column.textsAt(1)).containsExactly("card", "loan");
    assertThat(column.textAt(1)).isEqualTo("card;loan");
    assertThat(column.exists()).isEqualTo(CustomerSet.of(1, 2));
    assertThat(column.known()).isEqualTo(2);
    assertThat(column.values())
        .containsExactly(new Column.ValueCount("card", 2), new Column.ValueCount("loan", 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 20, 33, 59})
  void shouldBuildTheSameNumbersAllAtOnceAsOneByOne(int bits) {
    Random random = new Random(bits);
    Field field = Field.number("n", 0);
    long[] values = random.longs(200_000, -(1L << bits), 1L << bits).toArray();
    values[70_000] = 999_999_999_999_999_999L;
    ColumnBuilder builder = ColumnBuilder.of(field);
    CustomerSet known =
        CustomerSet.range(0, 70_000)
            .or(CustomerSet.of(random.ints(90_000, 70_000, 180_000).toArray()))
            .or(CustomerSet.of(199_000, 199_999));
    known.forEach(customer -> builder.putLong(customer, values[customer]));
    Column column = Column.ofNumbers(field, values, known);
    assertThat(column.toBytes()).isEqualTo(builder.build().toBytes());
    known.forEach(
        customer -> {
          if (column.valueAt(customer) != values[customer]) {
            throw new AssertionError(customer);
          }
        });
    values[3] = Long.MIN_VALUE;
    assertThatThrownBy(() -> Column.ofNumbers(field, values, known))
        .isInstanceOf(BatonException.class);
  }

  @Test
  void shouldRefuseAValueRatherThanRoundIt() {
    assertRefused(Field.number("n", 2), "1.005");
    assertRefused(Field.number("n", 0), "1e18");
    assertRefused(Field.number("n", 0), "1e999999999");
    assertRefused(Field.number("n", 0), "12 EUR");
    assertRefused(Field.of("d", FieldType.DATE), "2026-02-30");
    assertRefused(Field.of("d", FieldType.DATE), "22.11.2026");
    assertRefused(Field.of("b", FieldType.BOOLEAN), "yes");
  }

  @Test
  void shouldBeMadeOfDisjointSetsOnly() {
    Field field = Field.number("level", 0);
    Column levels = Column.ofSets(field, Map.of("1", CustomerSet.of(1, 2), "2", CustomerSet.of(3)));
    assertThat(levels.valueAt(3)).isEqualTo(2);
    assertThatThrownBy(
            () ->
                Column.ofSets(
                    Field.of("x", FieldType.ENUM),
                    Map.of("A", CustomerSet.of(1), "B", CustomerSet.of(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(Field field, String text) {
    assertThatThrownBy(() -> ColumnBuilder.of(field).put(0, text))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(CohortErrorCode.COLUMN_VALUE);
              assertThat(e.getMessage()).doesNotContain(text);
            });
  }
}
