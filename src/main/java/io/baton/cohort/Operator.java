package io.baton.cohort;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a leaf of a rule compares. A comparison with null is not true, {@code ne} and {@code notIn}
 * included.
 */
public enum Operator {
  EQ("eq"),
  NE("ne"),
  IN("in"),
  NOT_IN("notIn"),
  /** Has every one of the values; fields with several values only. */
  HAS_ALL("hasAll"),
  LT("lt"),
  LE("le"),
  GT("gt"),
  GE("ge"),
  /** Both ends included. */
  BETWEEN("between"),
  IS_NULL("isNull"),
  NOT_NULL("notNull");

  private final String code;

  Operator(String code) {
    this.code = code;
  }

  /** As written in JSON. */
  public String code() {
    return code;
  }

  public static Optional<Operator> of(String code) {
    return Arrays.stream(values()).filter(operator -> operator.code.equals(code)).findFirst();
  }

  /** Whether it takes a list of values. */
  boolean takesList() {
    return this == IN || this == NOT_IN || this == HAS_ALL || this == BETWEEN;
  }

  boolean takesNothing() {
    return this == IS_NULL || this == NOT_NULL;
  }

  boolean needsOrder() {
    return this == LT || this == LE || this == GT || this == GE || this == BETWEEN;
  }

  /** Whether the operator makes sense for values of the type. */
  boolean fits(FieldType type) {
    return needsOrder() ? type.ordered() : this != HAS_ALL || type.multiple();
  }

  /** Whether so many values can stand beside it. */
  boolean accepts(int values) {
    return switch (this) {
      case IN, NOT_IN, HAS_ALL -> values > 0;
      case BETWEEN -> values == 2;
      case IS_NULL, NOT_NULL -> values == 0;
      default -> values == 1;
    };
  }
}
