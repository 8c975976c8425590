package io.baton.cohort;

import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all customers at one moment: an immutable snapshot, so that a rule is evaluated
 * over values that belong together, whatever is published meanwhile.
 */
public final class FieldIndex {
  private final CustomerSet everyone;
  private final Map<String, Column> columns;
  private final Instant asOf;
  private final @Nullable String preferred;

  private FieldIndex(
      CustomerSet everyone, Map<String, Column> columns, Instant asOf, @Nullable String preferred) {
    this.everyone = everyone;
    this.columns = columns;
    this.asOf = asOf;
    this.preferred = preferred;
  }

  public static FieldIndex empty(Instant asOf) {
    return new FieldIndex(CustomerSet.empty(), Map.of(), asOf, null);
  }

  /** All customers there are: what {@code not} is the complement in. */
  public CustomerSet everyone() {
    return everyone;
  }

  public Optional<Column> column(String code) {
    Column column = preferred == null ? null : columns.get(preferred + "." + code);
    return Optional.ofNullable(column == null ? columns.get(code) : column);
  }

  /**
   * @throws BatonException RULE_UNKNOWN_FIELD
   */
  public Column require(String code) {
    return column(code)
        .orElseThrow(
            () ->
                new BatonException(
                    CohortErrorCode.RULE_UNKNOWN_FIELD, "there is no field " + code));
  }

  public Collection<Field> fields() {
    return columns.values().stream().map(Column::field).toList();
  }

  /** When the snapshot was published. */
  public Instant asOf() {
    return asOf;
  }

  /** The same with these columns added, each in place of an earlier one of its code. */
  public FieldIndex with(Column... added) {
    Map<String, Column> more = new LinkedHashMap<>(columns);
    for (Column column : added) {
      more.put(column.field().code(), column);
    }
    return new FieldIndex(everyone, more, asOf, preferred);
  }

  public FieldIndex without(String code) {
    Map<String, Column> fewer = new LinkedHashMap<>(columns);
    fewer.remove(code);
    return new FieldIndex(everyone, fewer, asOf, preferred);
  }

  public FieldIndex withEveryone(CustomerSet customers) {
    return new FieldIndex(customers, columns, asOf, preferred);
  }

  /** The same at another moment. */
  public FieldIndex at(Instant moment) {
    return new FieldIndex(everyone, columns, moment, preferred);
  }

  /** The same, but a code is looked up as {@code prefix.code} first. */
  public FieldIndex preferring(String prefix) {
    return new FieldIndex(everyone, columns, asOf, prefix);
  }
}
