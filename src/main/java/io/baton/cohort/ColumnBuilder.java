package io.baton.cohort;

import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the values of customers, in any order, and makes a {@link Column}. Not thread-safe. */
public final class ColumnBuilder {
  private final Field field;
  private final List<@Nullable Draft> blocks = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  private ColumnBuilder(Field field) {
    this.field = field;
  }

  public static ColumnBuilder of(Field field) {
    return new ColumnBuilder(field);
  }

  /**
   * Sets the customer's value; the last one wins, and null takes it away. Into a MULTI field each
   * call adds a value to those that are there, and null takes all of them away. Text is spelled as
   * in rules: {@code true}, {@code 12.50}, {@code 2026-11-22}; for ENUM and MULTI any text, also
   * the empty one.
   *
   * @throws BatonException COLUMN_VALUE if the text is not a value of the field; nothing is rounded
   */
  public void put(int customer, @Nullable String text) {
    if (text == null) {
      clear(customer);
    } else if (field.type().ordered()) {
      place(customer, FieldText.parse(field, text));
    } else {
      place(customer, codes.computeIfAbsent(text, this::newCode));
    }
  }

  /**
   * Sets the customer's value as scaled number or epoch day.
   *
   * @throws BatonException COLUMN_VALUE if it has more than 18 digits
   */
  public void putLong(int customer, long scaled) {
    if (!field.type().ordered() || scaled <= -FieldText.LIMIT || scaled >= FieldText.LIMIT) {
      throw FieldText.misfit(field, null);
    }
    place(customer, scaled);
  }

  public Column build() {
    return field.type().ordered() ? numbers() : values();
  }

  private int newCode(String text) {
    texts.add(FieldText.requireValue(field, text));
    return texts.size() - 1;
  }

  private void place(int customer, long value) {
    if (customer < 0) {
      throw new IllegalArgumentException("customer ids are not negative");
    }
    int block = customer >>> BlockSet.BITS;
    while (blocks.size() <= block) {
      blocks.add(null);
    }
    Draft draft = blocks.get(block);
    if (draft == null) {
      draft = field.type().multiple() ? new SeveralDraft() : new OneDraft();
      blocks.set(block, draft);
    }
    draft.place(customer & (BlockSet.CUSTOMERS - 1), value);
  }

  private void clear(int customer) {
    int block = customer >>> BlockSet.BITS;
    Draft draft = block < blocks.size() ? blocks.get(block) : null;
    if (draft != null) {
      draft.clear(customer & (BlockSet.CUSTOMERS - 1));
    }
  }

  private Column numbers() {
    @Nullable NumberBlock[] built = new NumberBlock[blocks.size()];
    for (int i = 0; i < built.length; i++) {
      Draft draft = blocks.get(i);
      if (draft instanceof OneDraft one && !BlockSet.isZero(one.present)) {
        built[i] = NumberBlock.of(one.present, one.values);
      }
    }
    return new NumberColumn(field, built);
  }

  private Column values() {
    List<BlockSetBuilder> sets = new ArrayList<>();
    texts.forEach(text -> sets.add(new BlockSetBuilder()));
    BlockSetBuilder exists = new BlockSetBuilder();
    for (int block = 0; block < blocks.size(); block++) {
      Draft draft = blocks.get(block);
      if (draft != null) {
        exists.put(block, draft.present.clone());
        split(block, draft.sorted(), sets);
      }
    }
    TreeMap<String, BlockSet> byText = new TreeMap<>();
    for (int code = 0; code < texts.size(); code++) {
      BlockSet set = sets.get(code).build();
      if (set.blocks() > 0) {
        byText.put(texts.get(code), set);
      }
    }
    return new ValueColumn(field, byText, exists.build());
  }

  /** Cuts the places of one block, which come value by value, into a part for every value. */
  private static void split(int block, long[] sorted, List<BlockSetBuilder> sets) {
    for (int from = 0; from < sorted.length; ) {
      int code = (int) (sorted[from] >>> BlockSet.BITS);
      int to = from;
      while (to < sorted.length && (int) (sorted[to] >>> BlockSet.BITS) == code) {
        to++;
      }
      char[] places = new char[to - from];
      for (int i = from; i < to; i++) {
        places[i - from] = (char) sorted[i];
      }
      sets.get(code).put(block, places);
      from = to;
    }
  }

  /** The values of one block; texts as their code. */
  private abstract static class Draft {
    final long[] present = new long[BlockSet.WORDS];

    abstract void place(int low, long value);

    void clear(int low) {
      present[low >>> 6] &= ~(1L << low);
    }

    /** Every value of every customer once: the code above the place, in ascending order. */
    abstract long[] sorted();
  }

  /** One value per customer, by place. */
  private static final class OneDraft extends Draft {
    private final long[] values = new long[BlockSet.CUSTOMERS];

    @Override
    void place(int low, long value) {
      present[low >>> 6] |= 1L << low;
      values[low] = value;
    }

    @Override
    long[] sorted() {
      char[] places = BlockSet.list(present, BlockSet.count(present));
      int most = 0;
      for (char place : places) {
        most = Math.max(most, (int) values[place]);
      }
      // By counting: a block has far more customers than a field has values.
      int[] ends = new int[most + 1];
      for (char place : places) {
        ends[(int) values[place]]++;
      }
      for (int code = 1; code <= most; code++) {
        ends[code] += ends[code - 1];
      }
      long[] sorted = new long[places.length];
      for (int i = places.length - 1; i >= 0; i--) {
        long code = values[places[i]];
        sorted[--ends[(int) code]] = code << BlockSet.BITS | places[i];
      }
      return sorted;
    }
  }

  /** Any number of values per customer, in the order they came. */
  private static final class SeveralDraft extends Draft {
    private long[] pairs = new long[64];
    private int used;

    @Override
    void place(int low, long value) {
      present[low >>> 6] |= 1L << low;
      if (used == pairs.length) {
        pairs = Arrays.copyOf(pairs, used * 2);
      }
      pairs[used++] = value << BlockSet.BITS | low;
    }

    @Override
    void clear(int low) {
      if ((present[low >>> 6] & (1L << low)) == 0) {
        return;
      }
      super.clear(low);
      int kept = 0;
      for (int i = 0; i < used; i++) {
        if ((char) pairs[i] != (char) low) {
          pairs[kept++] = pairs[i];
        }
      }
      used = kept;
    }

    @Override
    long[] sorted() {
      return Arrays.stream(pairs, 0, used).sorted().distinct().toArray();
    }
  }
}
