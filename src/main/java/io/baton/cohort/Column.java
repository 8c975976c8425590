package io.baton.cohort;

import io.baton.shared.BatonException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of one field for all customers, immutable. A customer without a value is null. Made by
 * {@link ColumnBuilder}, by {@link #ofSets} or from stored bytes.
 */
public sealed interface Column permits NumberColumn, ValueColumn {
  Field field();

  /** The customers who have a value. */
  CustomerSet exists();

  /** Number of customers who have a value. */
  long known();

  /** Between the values of a customer who has several, where they are written as one text. */
  String SEPARATOR = ";";

  /**
   * The customer's value as rules spell it ("true", "12.50", "2026-11-22"), or null. Several values
   * are joined by {@link #SEPARATOR}, for people to read.
   */
  @Nullable String textAt(int customer);

  /** All the customer's values as rules spell them, in the order of text; none where null. */
  default List<String> textsAt(int customer) {
    String text = textAt(customer);
    return text == null ? List.of() : List.of(text);
  }

  /**
   * The scaled number, or the day as epoch day. NUMBER and DATE only, and only for a customer who
   * has a value.
   */
  long valueAt(int customer);

  /**
   * Distinct values with their customers' number, the most frequent first; not of NUMBER and DATE.
   */
  List<ValueCount> values();

  /** Smallest and largest value, NUMBER and DATE only; empty where nobody has one. */
  Optional<Extent> extent();

  /**
   * Values in order, of customers at equal distances: the same for the same set. NUMBER and DATE
   * only.
   *
   * @param having all of them have a value
   */
  default long[] sample(CustomerSet having, int atMost) {
    long[] sample = new long[(int) Math.min(atMost, having.size())];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = valueAt(having.bitmap().select((int) (having.size() * i / sample.length)));
    }
    Arrays.sort(sample);
    return sample;
  }

  /** For storage, with version and checksum. */
  default byte[] toBytes() {
    return ColumnFormat.write(this);
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws BatonException COLUMN_DAMAGED if the bytes are not the column of such a field
   */
  static Column fromBytes(Field field, byte[] bytes) {
    return ColumnFormat.read(field, bytes);
  }

  /** Joins what {@link WrittenColumn#parts} cut, in the same order. */
  static Column fromParts(Field field, List<byte[]> parts) {
    return fromBytes(field, ColumnFormat.join(parts));
  }

  /**
   * A column out of sets, one per value; values as rules spell them. Disjoint but for MULTI.
   *
   * @throws BatonException COLUMN_VALUE if a value does not fit the field
   */
  static Column ofSets(Field field, Map<String, CustomerSet> byValue) {
    if (field.type().ordered()) {
      ColumnBuilder builder = ColumnBuilder.of(field);
      byValue.forEach((value, customers) -> customers.forEach(c -> builder.put(c, value)));
      return builder.build();
    }
    return ValueColumn.ofSets(field, byValue);
  }

  /**
   * A column out of scaled numbers or epoch days by customer, all blocks on all cores; the quickest
   * way to make one.
   *
   * @param known who has a value; all of them below the length of the array
   * @throws BatonException COLUMN_VALUE if one has more than 18 digits
   */
  static Column ofNumbers(Field field, long[] values, CustomerSet known) {
    return NumberColumn.of(field, values, known);
  }

  /**
   * The same with the values of these customers replaced; no values make null. Only the blocks they
   * are in are made anew, all others are shared, also where they lie in a mapped file.
   *
   * @throws BatonException COLUMN_VALUE if a text is not a value of the field
   */
  Column with(Map<Integer, List<String>> changes);

  /** A column in which everybody is null. */
  static Column unknown(Field field) {
    return ColumnBuilder.of(field).build();
  }

  /** How many customers have a value. */
  record ValueCount(String value, long count) {}

  /** Smallest and largest value, scaled number or epoch day. */
  record Extent(long min, long max) {}
}
