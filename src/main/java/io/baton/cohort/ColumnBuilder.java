package io.baton.cohort;

import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects one value per customer, in any order, and makes a {@link Column}. Not thread-safe. */
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
   * Sets the customer's value; the last one wins, and null takes it away. Text is spelled as in
   * rules: {@code true}, {@code 12.50}, {@code 2026-11-22}; for ENUM any text, also the empty one.
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
      draft = new Draft();
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
      if (draft != null && !BlockSet.isZero(draft.present)) {
        built[i] = NumberBlock.of(draft.present, draft.values);
      }
    }
    return new NumberColumn(field, built);
  }

  private Column values() {
    List<BlockSet.Builder> sets = new ArrayList<>();
    texts.forEach(text -> sets.add(new BlockSet.Builder()));
    BlockSet.Builder exists = new BlockSet.Builder();
    for (int block = 0; block < blocks.size(); block++) {
      Draft draft = blocks.get(block);
      if (draft != null) {
        exists.put(block, draft.present.clone());
        draft.split(block, sets);
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

  /** The values of one block by place; texts as their code. */
  private static final class Draft {
    private final long[] present = new long[BlockSet.WORDS];
    private final long[] values = new long[BlockSet.CUSTOMERS];

    void place(int low, long value) {
      present[low >>> 6] |= 1L << low;
      values[low] = value;
    }

    void clear(int low) {
      present[low >>> 6] &= ~(1L << low);
    }

    /** Sorts the places by code, so that many rare values cost no more than a few frequent ones. */
    void split(int block, List<BlockSet.Builder> sets) {
      char[] places = BlockSet.list(present, BlockSet.count(present));
      int[] ends = new int[sets.size()];
      for (char place : places) {
        ends[(int) values[place]]++;
      }
      Arrays.parallelPrefix(ends, Integer::sum);
      char[] sorted = new char[places.length];
      for (int i = places.length - 1; i >= 0; i--) {
        sorted[--ends[(int) values[places[i]]]] = places[i];
      }
      for (int code = 0; code < ends.length; code++) {
        int end = code + 1 < ends.length ? ends[code + 1] : sorted.length;
        if (end > ends[code]) {
          sets.get(code).put(block, Arrays.copyOfRange(sorted, ends[code], end));
        }
      }
    }
  }
}
