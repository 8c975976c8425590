package io.baton.cohort;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** ENUM, BOOLEAN and MULTI: one set per distinct value; disjoint but for MULTI. */
final class ValueColumn implements Column {
  private final Field field;
  private final SortedMap<String, BlockSet> sets;
  private final BlockSet exists;
  private final long known;

  ValueColumn(Field field, SortedMap<String, BlockSet> sets, BlockSet exists) {
    this.field = field;
    this.sets = sets;
    this.exists = exists;
    this.known = exists.size();
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
    return sets.get(value);
  }

  SortedMap<String, BlockSet> sets() {
    return sets;
  }

  BlockSet existing() {
    return exists;
  }

  @Override
  public Field field() {
    return field;
  }

  @Override
  public CustomerSet exists() {
    return exists.toSet();
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
    if (!exists.contains(customer)) {
      return List.of();
    }
    return sets.entrySet().stream()
        .filter(entry -> entry.getValue().contains(customer))
        .map(Map.Entry::getKey)
        .limit(field.type().multiple() ? sets.size() : 1)
        .toList();
  }

  @Override
  public long valueAt(int customer) {
    throw new UnsupportedOperationException(field.code() + " has no numbers");
  }

  @Override
  public List<ValueCount> values() {
    return sets.entrySet().stream()
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
