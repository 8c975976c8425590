package io.baton.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the numbers or days of customers who come in ascending order. A block's first values are
 * kept as a list; once there are too many for one they go into slices, 64 customers at a time, so
 * that thousands of columns can be under construction together, each writing to a place of its own
 * that stays near. Not thread-safe.
 */
public final class OrderedNumbers {
  private static final int FIRST = 64;

  private final Field field;
  private final List<@Nullable NumberBlock> blocks = new ArrayList<>();
  private char[] places = new char[FIRST];
  private long[] values = new long[FIRST];
  private int count;
  private @Nullable GrowingSlices slices;

  /** The 64 customers at hand, once there are slices: which, who of them, and their values. */
  private int word;

  private long members;
  private final long[] tile = new long[Long.SIZE];

  private int block;
  private int customer = -1;

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
    customer = next;
    int low = next & (BlockSet.CUSTOMERS - 1);
    if (slices != null) {
      slice(slices, low, scaled);
    } else if (count < BlockSet.FEW) {
      list(low, scaled);
    } else {
      slice(slices(), low, scaled);
    }
  }

  private void list(int low, long value) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    places[count] = (char) low;
    values[count++] = value;
  }

  /** Those of the list are the first in the slices. */
  private GrowingSlices slices() {
    GrowingSlices made = new GrowingSlices();
    slices = made;
    word = places[0] >>> 6;
    for (int i = 0; i < count; i++) {
      slice(made, places[i], values[i]);
    }
    return made;
  }

  private void slice(GrowingSlices into, int low, long value) {
    if (low >>> 6 != word) {
      into.put(word, members, tile);
      word = low >>> 6;
      members = 0;
    }
    members |= 1L << low;
    tile[low & (Long.SIZE - 1)] = value;
  }

  public Column build() {
    close();
    return new NumberColumn(field, blocks.toArray(NumberBlock[]::new));
  }

  private void close() {
    if (count > 0) {
      while (blocks.size() < block) {
        blocks.add(null);
      }
      blocks.add(block());
      count = 0;
    }
  }

  private NumberBlock block() {
    GrowingSlices sliced = slices;
    if (sliced == null) {
      return new FewNumbers(Arrays.copyOf(places, count), Arrays.copyOf(values, count));
    }
    sliced.put(word, members, tile);
    slices = null;
    members = 0;
    return sliced.build();
  }
}
