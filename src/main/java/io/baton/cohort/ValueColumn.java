package io.baton.cohort;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** ENUM, BOOLEAN and MULTI: one set per distinct value; disjoint but for MULTI. */
final class ValueColumn implements Column {
  private final Field field;
  private final Supplier<Sets> sets;
  private final long known;
  private final Supplier<BlockSet[]> inOrder;
  private final Supplier<ValueCodes> codes;

  /** The set of each value, and who has a value at all. */
  record Sets(SortedMap<String, BlockSet> byValue, BlockSet exists) {}

  ValueColumn(Field field, SortedMap<String, BlockSet> sets, BlockSet exists) {
    this(field, SingletonSupplier.of(new Sets(sets, exists)), exists.size());
  }

  /**
   * @param sets made when they are first asked for, and kept by the supplier
   */
  ValueColumn(Field field, SingletonSupplier<Sets> sets, long known) {
    this.field = field;
    this.sets = sets::obtain;
    this.known = known;
    this.inOrder =
        SingletonSupplier.of(() -> sets.obtain().byValue().values().toArray(BlockSet[]::new))
            ::obtain;
    this.codes = SingletonSupplier.of(() -> new ValueCodes(inOrder()))::obtain;
  }

  static ValueColumn ofSets(Field field, Map<String, CustomerSet> byValue) {
    SortedMap<String, BlockSet> sets = new TreeMap<>();
    CustomerSet exists = CustomerSet.empty();
    for (Map.Entry<String, CustomerSet> entry : byValue.entrySet()) {
      if (!field.type().multiple() && exists.intersects(entry.getValue())) {
        throw new IllegalArgumentException("a customer has one value at most");
      }
      exists = exists.or(entry.getValue());
      sets.put(FieldText.requireValue(field, entry.getKey()), BlockSet.of(entry.getValue()));
    }
    return new ValueColumn(field, sets, BlockSet.of(exists));
  }

  /** Those who have this value; null where nobody has. */
  @Nullable BlockSet having(String value) {
    return sets().get(value);
  }

  SortedMap<String, BlockSet> sets() {
    return sets.get().byValue();
  }

  /** The same sets in the order of their values, for who goes through all of them. */
  BlockSet[] inOrder() {
    return inOrder.get();
  }

  BlockSet existing() {
    return sets.get().exists();
  }

  /** Not of MULTI, where a customer may have several. */
  ValueCodes codes() {
    return codes.get();
  }

  @Override
  public ValueColumn with(Map<Integer, List<String>> changes) {
    SortedMap<String, Map<Integer, long[]>> changed = new TreeMap<>();
    Map<Integer, long[]> existing = new TreeMap<>();
    ChangedBlocks.group(changes.keySet())
        .forEach(
            (block, customers) -> {
              clear(block, customers, changed);
              long[] there = words(existing(), block);
              for (int customer : customers) {
                List<String> texts =
                    ChangedBlocks.requireFit(field, changes.getOrDefault(customer, List.of()));
                mark(there, customer, !texts.isEmpty());
                texts.forEach(text -> mark(words(text, block, changed), customer, true));
              }
              existing.put(block, there);
            });
    SortedMap<String, BlockSet> after = new TreeMap<>(sets());
    changed.forEach(
        (value, blocks) -> {
          BlockSet before = sets().getOrDefault(value, new BlockSetBuilder().build());
          BlockSet set = before.with(blocks);
          if (set.size() > 0) {
            after.put(value, set);
          } else {
            after.remove(value);
          }
        });
    return new ValueColumn(field, after, existing().with(existing));
  }

  /** Takes these customers out of every set that has one of them. */
  private void clear(
      int block, List<Integer> customers, Map<String, Map<Integer, long[]>> changed) {
    sets()
        .forEach(
            (value, set) -> {
              if (customers.stream().anyMatch(set::contains)) {
                long[] words = words(value, block, changed);
                customers.forEach(customer -> mark(words, customer, false));
              }
            });
  }

  private long[] words(String value, int block, Map<String, Map<Integer, long[]>> changed) {
    return changed
        .computeIfAbsent(FieldText.requireValue(field, value), text -> new TreeMap<>())
        .computeIfAbsent(block, number -> words(sets().get(value), number));
  }

  private static long[] words(@Nullable BlockSet set, int block) {
    long[] words = new long[BlockSet.WORDS];
    if (set != null) {
      set.or(block, words);
    }
    return words;
  }

  private static void mark(long[] words, int customer, boolean member) {
    int low = customer & (BlockSet.CUSTOMERS - 1);
    if (member) {
      words[low >>> 6] |= 1L << low;
    } else {
      words[low >>> 6] &= ~(1L << low);
    }
  }

  @Override
  public Field field() {
    return field;
  }

  @Override
  public CustomerSet exists() {
    return existing().toSet();
  }

  @Override
  public long known() {
    return known;
  }

  @Override
  public @Nullable String textAt(int customer) {
    List<String> texts = textsAt(customer);
    return texts.isEmpty() ? null : String.join(SEPARATOR, texts);
  }

  @Override
  public List<String> textsAt(int customer) {
    if (!existing().contains(customer)) {
      return List.of();
    }
    return sets().entrySet().stream()
        .filter(entry -> entry.getValue().contains(customer))
        .map(Map.Entry::getKey)
        .limit(field.type().multiple() ? sets().size() : 1)
        .toList();
  }

  @Override
  public long valueAt(int customer) {
    throw new UnsupportedOperationException(field.code() + " has no numbers");
  }

  @Override
  public List<ValueCount> values() {
    return sets().entrySet().stream()
        .map(entry -> new ValueCount(entry.getKey(), entry.getValue().size()))
        .sorted(
            Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value))
        .toList();
  }

  @Override
  public Optional<Extent> extent() {
    return Optional.empty();
  }
}
