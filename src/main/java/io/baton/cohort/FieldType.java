package io.baton.cohort;

/** What the values of a {@link Field} are. A customer without a value is null, never a value. */
public enum FieldType {
  BOOLEAN,
  /** Text out of a small or middling number of distinct values. */
  ENUM,
  /** Decimal number with a fixed number of decimals; up to 18 digits in all. */
  NUMBER,
  /** Calendar day. */
  DATE;

  /** Whether values have an order, so that {@code lt}, {@code between} and the like make sense. */
  public boolean ordered() {
    return this == NUMBER || this == DATE;
  }
}
