package io.baton.source.csv;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a decimal number looks like.
 *
 * @param plain without exponent
 * @param leadingZero like 007: a code rather than a number
 */
record NumberShape(int integerDigits, int decimals, boolean plain, boolean leadingZero) {
  private static final int LONGEST = 64;

  /** The shape, or null if the text is not a number. */
  static @Nullable NumberShape of(String text) {
    int length = text.length();
    int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    int point = -1;
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if ((c == 'e' || c == 'E') && i > start) {
        return scientific(text);
      } else if (c < '0' || c > '9') {
        return null;
      }
    }
    int integerDigits = (point < 0 ? length : point) - start;
    int decimals = point < 0 ? 0 : length - point - 1;
    if (integerDigits == 0 || (point >= 0 && decimals == 0) || length > LONGEST) {
      return null;
    }
    boolean leadingZero = integerDigits > 1 && text.charAt(start) == '0';
    return new NumberShape(integerDigits, decimals, true, leadingZero);
  }

  private static @Nullable NumberShape scientific(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      // Keeps 1e999999999 from becoming gigabytes of digits.
      if (Math.abs((long) value.scale()) > LONGEST) {
        return null;
      }
      int integerDigits = Math.max(1, value.precision() - value.scale());
      return new NumberShape(integerDigits, Math.max(0, value.scale()), false, false);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
