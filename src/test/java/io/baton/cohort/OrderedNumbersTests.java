package io.baton.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class OrderedNumbersTests {
  private static final Field FIELD = new Field("n", FieldType.NUMBER, 2);

  /** Of the builder that takes customers in any order, and turns whole blocks at the end. */
  @Property(tries = 200)
  void shouldMakeTheBytesThatTheOrdinaryBuilderMakes(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 400) int gap,
      @ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long most,
      @ForAll boolean falling) {
    ColumnBuilder ordinary = ColumnBuilder.of(FIELD);
    OrderedNumbers ordered = new OrderedNumbers(FIELD);
    int customer = random.nextInt(200_000);
    for (int i = 0; i < 12_000; i++) {
      long value = falling ? most - i * (most / 6_000) : random.nextLong() % most;
      ordinary.putLong(customer, value);
      ordered.put(customer, value);
      customer += 1 + random.nextInt(gap);
    }

    assertThat(ordered.build().toBytes()).isEqualTo(ordinary.build().toBytes());
  }

  @Test
  void shouldMakeNothingOfNothing() {
    assertThat(new OrderedNumbers(FIELD).build().known()).isZero();
  }

  @Test
  void shouldKeepOneValueForManyInNoSliceAtAll() {
    OrderedNumbers ordered = new OrderedNumbers(FIELD);
    for (int customer = 0; customer < BlockSet.CUSTOMERS; customer++) {
      ordered.put(customer, -7);
    }

    NumberColumn column = (NumberColumn) ordered.build();

    assertThat(column.block(0))
        .isInstanceOfSatisfying(SlicedNumbers.class, block -> assertThat(block.slices()).isEmpty());
    assertThat(column.valueAt(65_535)).isEqualTo(-7);
  }

  @Test
  void shouldRefuseCustomersOutOfOrderAndNumbersTooLong() {
    OrderedNumbers ordered = new OrderedNumbers(FIELD);
    ordered.put(5, 1);

    assertThatIllegalArgumentException().isThrownBy(() -> ordered.put(5, 1));
    assertThatThrownBy(() -> ordered.put(6, FieldText.LIMIT)).isInstanceOf(BatonException.class);
  }
}
