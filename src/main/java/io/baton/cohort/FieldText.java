package io.baton.cohort;

import io.baton.shared.BatonException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Values as text: one spelling per value, shared by columns, rules and decisions. */
final class FieldText {
  /** Scaled numbers have 18 digits at most. */
  static final long LIMIT = 1_000_000_000_000_000_000L;

  private static final int LONGEST_NUMBER = 64;

  private FieldText() {}

  static String of(Field field, long value) {
    return switch (field.type()) {
      case NUMBER -> BigDecimal.valueOf(value, field.scale()).toPlainString();
      case DATE -> LocalDate.ofEpochDay(value).toString();
      case BOOLEAN, ENUM, MULTI ->
          throw new IllegalArgumentException(field.code() + " has no numbers");
    };
  }

  /**
   * The scaled number or epoch day that the text says.
   *
   * @throws BatonException COLUMN_VALUE; nothing is ever rounded
   */
  static long parse(Field field, String text) {
    try {
      return field.type() == FieldType.DATE
          ? date(text).toEpochDay()
          : scaled(decimal(text), field.scale());
    } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
      throw misfit(field, e);
    }
  }

  /** The text itself, if it is a value of an ENUM, MULTI or BOOLEAN field. */
  static String requireValue(Field field, String text) {
    if (field.type() == FieldType.BOOLEAN && !text.equals("true") && !text.equals("false")) {
      throw misfit(field, null);
    }
    return text;
  }

  /**
   * @throws NumberFormatException if it is not a decimal number of sensible length
   */
  static BigDecimal decimal(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException("a number has at most " + LONGEST_NUMBER + " characters");
    }
    BigDecimal value = new BigDecimal(text);
    // Keeps exponents like 1e999999999 from becoming gigabytes of digits later.
    if (Math.abs((long) value.scale()) > LONGEST_NUMBER) {
      throw new NumberFormatException("a number has at most " + LONGEST_NUMBER + " digits");
    }
    return value;
  }

  static LocalDate date(String text) {
    LocalDate date = LocalDate.parse(text);
    if (date.getYear() < 0 || date.getYear() > 9999) {
      throw new DateTimeException("year outside 0000 to 9999");
    }
    return date;
  }

  private static long scaled(BigDecimal value, int scale) {
    long scaled = value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    if (scaled <= -LIMIT || scaled >= LIMIT) {
      throw new ArithmeticException("more than 18 digits");
    }
    return scaled;
  }

  /** Names the field, never the value: values may be personal data. */
  static BatonException misfit(Field field, @org.jspecify.annotations.Nullable Throwable cause) {
    String message =
        "a value does not fit %s of type %s with %d decimals"
            .formatted(field.code(), field.type(), field.scale());
    return cause == null
        ? new BatonException(CohortErrorCode.COLUMN_VALUE, message)
        : new BatonException(CohortErrorCode.COLUMN_VALUE, message, cause);
  }
}
