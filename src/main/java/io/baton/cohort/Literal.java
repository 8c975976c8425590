package io.baton.cohort;

import java.math.BigDecimal;

/** A constant in a rule, as it was written; the field decides what it means. */
public sealed interface Literal {
  /** Text, an ISO date, or a number too long for a JSON number. */
  record Text(String text) implements Literal {}

  /** A number, exactly as written. */
  record Decimal(BigDecimal value) implements Literal {
    /** 3.50 and 3.5 are the same constant. */
    public Decimal {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
  }

  record Truth(boolean value) implements Literal {}

  static Literal of(String text) {
    return new Text(text);
  }

  static Literal of(long number) {
    return new Decimal(BigDecimal.valueOf(number));
  }

  static Literal of(BigDecimal number) {
    return new Decimal(number);
  }

  static Literal of(boolean truth) {
    return new Truth(truth);
  }
}
