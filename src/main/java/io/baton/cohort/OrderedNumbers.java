package io.baton.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the numbers or days of customers who come in ascending order. It holds the values of one
 * block at a time, so that thousands of columns can be under construction together however many
 * customers there are. Not thread-safe.
 */
public final class OrderedNumbers {
  private static final int FIRST = 1_024;

  private final Field field;
  private final List<@Nullable NumberBlock> blocks = new ArrayList<>();
  private final long[] present = new long[BlockSet.WORDS];
  private long[] values = new long[FIRST];
  private int block;
  private int customer = -1;
  private boolean any;

  public OrderedNumbers(Field field) {
    if (!field.type().ordered()) {
      throw new IllegalArgumentException(field.code() + " has neither numbers nor days");
    }
    this.field = field;
  }

  /**
   * @param next greater than the customer before
   * @throws io.baton.shared.BatonException COLUMN_VALUE if it has more than 18 digits
   */
  public void put(int next, long scaled) {
    if (scaled <= -FieldText.LIMIT || scaled >= FieldText.LIMIT) {
      throw FieldText.misfit(field, null);
    }
    if (next <= customer) {
      throw new IllegalArgumentException("customers come in ascending order");
    }
    if (next >>> BlockSet.BITS != block) {
      close();
      block = next >>> BlockSet.BITS;
    }
    int low = next & (BlockSet.CUSTOMERS - 1);
    if (low >= values.length) {
      values = Arrays.copyOf(values, Math.min(BlockSet.CUSTOMERS, Integer.highestOneBit(low) * 2));
    }
    present[low >>> 6] |= 1L << low;
    values[low] = scaled;
    customer = next;
    any = true;
  }

  public Column build() {
    close();
    return new NumberColumn(field, blocks.toArray(NumberBlock[]::new));
  }

  private void close() {
    if (any) {
      while (blocks.size() < block) {
        blocks.add(null);
      }
      blocks.add(NumberBlock.of(present, values));
      Arrays.fill(present, 0);
      any = false;
    }
  }
}
