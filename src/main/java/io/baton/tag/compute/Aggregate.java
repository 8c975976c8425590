package io.baton.tag.compute;

import io.baton.cohort.Rule;
import org.jspecify.annotations.Nullable;

/** What becomes of a customer's rows. Customers without a row get no value. */
public sealed interface Aggregate {
  /** The column that it is of; null where it is of rows or days. */
  default @Nullable String measure() {
    return null;
  }

  /** Of a NUMBER. */
  record Sum(String measure) implements Aggregate {}

  record Count() implements Aggregate {}

  /** How many different values. */
  record Distinct(String measure) implements Aggregate {}

  /** The value of the latest day; of several rows that day, the greatest. */
  record Last(String measure) implements Aggregate {}

  record Max(String measure) implements Aggregate {}

  record Min(String measure) implements Aggregate {}

  /** Two decimals more than the measure, halves away from zero, computed without floating point. */
  record Avg(String measure) implements Aggregate {}

  /** The share of rows for which {@code part} is true, 0 to 1 with four decimals. */
  record Ratio(Rule part) implements Aggregate {}

  /** The longest run of days one after the other with at least one row. */
  record Streak() implements Aggregate {}
}
