package io.baton.cohort;

/** What the values of a {@link Field} are. A customer without a value is null, never a value. */
public enum FieldType {
  BOOLEAN,
  /** Text out of a small or middling number of distinct values. */
  ENUM,
  /** Decimal number with a fixed number of decimals; up to 18 digits in all. */
  NUMBER,
  /** Calendar day. */
  DATE,
  /**
   * Several texts at once, for example the products a customer holds. {@code eq} and {@code in} are
   * true for who has any of the texts, {@code ne} and {@code notIn} for who has a text but none of
   * these, {@code hasAll} for who has every one. Who has none at all is null, as elsewhere: there
   * is no empty list beside null.
   */
  MULTI;

  /** Whether a customer may have several values. */
  public boolean multiple() {
    return this == MULTI;
  }

  /** Whether values have an order, so that {@code lt}, {@code between} and the like make sense. */
  public boolean ordered() {
    return this == NUMBER || this == DATE;
  }
}
