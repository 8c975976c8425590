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
    Words ordered = new Words();
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
  void shouldKeepAListAsLongAsItIsShorterThanSlices() {
    for (int more : new int[] {0, 1, 40}) {
      Words ordered = new Words();
      for (int customer = 0; customer < BlockSet.FEW + more; customer++) {
        ordered.put(customer, customer);
      }
      NumberColumn column = (NumberColumn) ordered.build();
      assertThat(column.block(0))
          .as("%d more", more)
          .isInstanceOf(more == 0 ? FewNumbers.class : SlicedNumbers.class);
    }
  }

  @Test
  void shouldMakeNothingOfNothing() {
    assertThat(new OrderedNumbers(FIELD).build().known()).isZero();
  }

  @Test
  void shouldKeepOneValueForManyInNoSliceAtAll() {
    Words ordered = new Words();
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
    ordered.put(5, 1, new long[Long.SIZE], 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ordered.put(5, 1, new long[Long.SIZE], 0));

    for (int customers : new int[] {1, BlockSet.CUSTOMERS}) {
      for (long value : new long[] {FieldText.LIMIT, -FieldText.LIMIT}) {
        Words words = new Words();
        assertThatThrownBy(
                () -> {
                  for (int customer = 0; customer < customers; customer++) {
                    words.put(customer, customer == customers / 2 ? value : 3);
                  }
                  words.build();
                })
            .as("%d customers, %d", customers, value)
            .isInstanceOf(BatonException.class);
      }
    }
  }

  /** Hands one customer's value after the other over, 64 customers at a time. */
  private static final class Words {
    private final OrderedNumbers numbers = new OrderedNumbers(FIELD);
    private final long[] tile = new long[3 + Long.SIZE];
    private int word;
    private long members;

    void put(int customer, long value) {
      if (customer >>> 6 != word) {
        flush();
        word = customer >>> 6;
      }
      members |= 1L << customer;
      tile[3 + (customer & 63)] = value;
    }

    private void flush() {
      if (members != 0) {
        numbers.put(word, members, tile, 3);
        members = 0;
      }
    }

    Column build() {
      flush();
      return numbers.build();
    }
  }
}
