package io.baton.cohort;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Stored numbers from one to another, both included; empty where from is greater than to. A
 * comparison with any decimal becomes such a range exactly: at scale 0, {@code > 3.5} is "from 4",
 * and {@code = 3.5} is empty.
 */
record LongRange(long from, long to) {
  /** Beyond every stored number, which has 18 digits at most. */
  private static final long FAR = 2 * FieldText.LIMIT;

  private static final BigInteger FAR_UP = BigInteger.valueOf(FAR);
  private static final BigInteger FAR_DOWN = BigInteger.valueOf(-FAR);

  static LongRange below(BigDecimal value, int scale) {
    return new LongRange(-FAR, ceiling(value, scale) - 1);
  }

  static LongRange atMost(BigDecimal value, int scale) {
    return new LongRange(-FAR, floor(value, scale));
  }

  static LongRange above(BigDecimal value, int scale) {
    return new LongRange(floor(value, scale) + 1, FAR);
  }

  static LongRange atLeast(BigDecimal value, int scale) {
    return new LongRange(ceiling(value, scale), FAR);
  }

  static LongRange between(BigDecimal low, BigDecimal high, int scale) {
    return new LongRange(ceiling(low, scale), floor(high, scale));
  }

  private static long floor(BigDecimal value, int scale) {
    return near(value.setScale(scale, RoundingMode.FLOOR));
  }

  private static long ceiling(BigDecimal value, int scale) {
    return near(value.setScale(scale, RoundingMode.CEILING));
  }

  private static long near(BigDecimal value) {
    return value.unscaledValue().min(FAR_UP).max(FAR_DOWN).longValueExact();
  }
}
