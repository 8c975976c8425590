package io.baton.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the numbers or days of customers who come in ascending order, 64 of them at a time. A
 * block's first values are kept as a list; once there are too many for one they go into slices.
 * Thousands of columns can be under construction together. Not thread-safe.
 */
public final class OrderedNumbers {
  private static final int FIRST = 64;
  private static final int WORD_BITS = BlockSet.BITS - 6;

  private final Field field;
  private final long[] square;
  private final List<@Nullable NumberBlock> blocks = new ArrayList<>();
  private char[] places = new char[FIRST];
  private long[] values = new long[FIRST];
  private int count;
  private @Nullable GrowingSlices slices;
  private int block;
  private int word = -1;

  public OrderedNumbers(Field field) {
    this(field, new long[Long.SIZE]);
  }

  private OrderedNumbers(Field field, long[] square) {
    if (!field.type().ordered()) {
      throw new IllegalArgumentException(field.code() + " has neither numbers nor days");
    }
    this.field = field;
    this.square = square;
  }

  /** Columns that one thread builds together: they share what is needed for a moment only. */
  public static OrderedNumbers[] together(List<Field> fields) {
    long[] square = new long[Long.SIZE];
    return fields.stream()
        .map(field -> new OrderedNumbers(field, square))
        .toArray(OrderedNumbers[]::new);
  }

  /**
   * @param next which 64 customers: from {@code 64 * next} on; greater than those before
   * @param members who of them has a value; at least one
   * @param tile their values, by place among the 64 from {@code from} on
   * @throws io.baton.shared.BatonException COLUMN_VALUE if one has more than 18 digits; here or in
   *     {@link #build}
   */
  public void put(int next, long members, long[] tile, int from) {
    if (next <= word) {
      throw new IllegalArgumentException("customers come in ascending order");
    }
    word = next;
    if (next >>> WORD_BITS != block) {
      close();
      block = next >>> WORD_BITS;
    }
    int low = next & (BlockSet.WORDS - 1);
    if (slices == null && count + Long.bitCount(members) > BlockSet.FEW) {
      slices = sliced();
    }
    if (slices != null) {
      slices.put(low, members, tile, from);
    } else {
      list(low << 6, members, tile, from);
    }
  }

  private void list(int low, long members, long[] tile, int from) {
    int more = count + Long.bitCount(members);
    if (more > places.length) {
      places = Arrays.copyOf(places, 2 * more);
      values = Arrays.copyOf(values, 2 * more);
    }
    for (long left = members; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      requireFit(tile[from + place]);
      places[count] = (char) (low + place);
      values[count++] = tile[from + place];
    }
  }

  /** Those of the list are the first in the slices. */
  private GrowingSlices sliced() {
    GrowingSlices made = new GrowingSlices(square);
    long[] tile = new long[Long.SIZE];
    for (int i = 0; i < count; ) {
      int at = places[i] >>> 6;
      long members = 0;
      for (; i < count && places[i] >>> 6 == at; i++) {
        members |= 1L << places[i];
        tile[places[i] & (Long.SIZE - 1)] = values[i];
      }
      made.put(at, members, tile, 0);
    }
    count = 0;
    return made;
  }

  public Column build() {
    close();
    return new NumberColumn(field, blocks.toArray(NumberBlock[]::new));
  }

  private void close() {
    if (count > 0 || slices != null) {
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
    slices = null;
    SlicedNumbers built = sliced.build();
    requireFit(built.base());
    requireFit(built.max());
    return built;
  }

  private void requireFit(long value) {
    if (value <= -FieldText.LIMIT || value >= FieldText.LIMIT) {
      throw FieldText.misfit(field, null);
    }
  }
}
