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

  /**
   * The scaled number or epoch day that the text says; NUMBER and DATE only.
   *
   * @throws io.baton.shared.BatonException COLUMN_VALUE if the text is not a value of the field
   */
  public long number(String text) {
    if (!type.ordered()) {
      throw FieldText.misfit(this, null);
    }
    return FieldText.parse(this, text);
  }

  public static Field number(String code, int scale) {
    return new Field(code, FieldType.NUMBER, scale);
  }
}
