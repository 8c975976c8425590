package io.baton.cohort;

/**
 * A named fact about customers that rules and decisions can test.
 *
 * @param code name used in rules, for example {@code aum} or {@code crm.age}
 * @param scale decimals kept; 0 to 18 and NUMBER only, 0 otherwise
 */
public record Field(String code, FieldType type, int scale) {
  public Field {
    if (code.isBlank()) {
      throw new IllegalArgumentException("a field needs a code");
    }
    if (scale < 0 || scale > 18 || (scale > 0 && type != FieldType.NUMBER)) {
      throw new IllegalArgumentException("scale " + scale + " does not fit " + type);
    }
  }

  public static Field of(String code, FieldType type) {
    return new Field(code, type, 0);
  }

  public static Field number(String code, int scale) {
    return new Field(code, FieldType.NUMBER, scale);
  }
}
