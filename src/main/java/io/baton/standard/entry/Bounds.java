package io.baton.standard.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A range of numbers or of dates, both ends included. */
final class Bounds {
  private static final int LONGEST = 40;

  private Bounds() {}

  /** A date where it is written as one, a number otherwise, null where it is neither. */
  static @Nullable Comparable<?> value(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST) {
      return null;
    }
    try {
      return LocalDate.parse(stripped);
    } catch (DateTimeParseException e) {
      return number(stripped);
    }
  }

  /** Without exponents: 1e999999999 is a short text and a very long number. */
  private static @Nullable BigDecimal number(String text) {
    if (text.chars().anyMatch(c -> c == 'e' || c == 'E')) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static boolean within(String text, @Nullable String min, @Nullable String max) {
    Comparable<?> value = value(text);
    return value != null
        && (min == null || compare(value(min), value) <= 0)
        && (max == null || compare(value, value(max)) <= 0);
  }

  /** Values of different kinds are in no order: more than any bound. */
  static int compare(@Nullable Comparable<?> a, @Nullable Comparable<?> b) {
    if (a instanceof BigDecimal one && b instanceof BigDecimal other) {
      return one.compareTo(other);
    }
    if (a instanceof LocalDate one && b instanceof LocalDate other) {
      return one.compareTo(other);
    }
    return 1;
  }
}
