package io.baton.source.csv;

import io.baton.cohort.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for each value of a type: {@code true}, {@code 12.50}, {@code 2026-11-22}, and text
 * as it stands. White space around a value that is not text does not count.
 *
 * @param scale decimals kept; a number with more is rounded half up
 */
public record FieldReading(FieldType type, int scale) {
  /** Most digits of a number, decimals included. */
  static final int DIGITS = 18;

  /** The value in its one spelling, or null if the text is not a value of the type. */
  public @Nullable String read(String text) {
    return switch (type) {
      case ENUM, MULTI -> text;
      case BOOLEAN -> bool(text.strip());
      case DATE -> IsoDate.isDate(text.strip()) ? text.strip() : null;
      case NUMBER -> number(text.strip());
    };
  }

  /** What a reader of the rejections is told. */
  public String fault() {
    return switch (type) {
      case ENUM, MULTI -> "not a text";
      case BOOLEAN -> "neither true nor false";
      case DATE -> "not a date like 2026-11-22";
      case NUMBER -> "not a number of at most " + (DIGITS - scale) + " digits before the point";
    };
  }

  private static @Nullable String bool(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("false") ? lower : null;
  }

  private @Nullable String number(String text) {
    NumberShape shape = NumberShape.of(text);
    if (shape == null) {
      return null;
    }
    if (shape.plain() && shape.decimals() <= scale && shape.integerDigits() <= DIGITS - scale) {
      return text.charAt(0) == '+' ? text.substring(1) : text;
    }
    BigDecimal rounded = new BigDecimal(text).setScale(scale, RoundingMode.HALF_UP);
    return rounded.precision() > DIGITS ? null : rounded.toPlainString();
  }
}
