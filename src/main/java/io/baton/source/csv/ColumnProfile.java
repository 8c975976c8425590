package io.baton.source.csv;

import io.baton.cohort.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one column look like, gathered over the whole file.
 *
 * <p>A type is proposed when nine values in ten have it: the odd "n/a" among the ages is then a
 * rejected row with its line, rather than a column of text that no rule can compare. {@code yes}
 * and {@code no} stay text, so that a rule may name them as the file does. A single {@code 007}
 * makes a column of codes, not of numbers.
 */
final class ColumnProfile {
  private static final int SAMPLES = 5;
  private static final int MOST_DECIMALS = 6;
  private static final int SAMPLE_LENGTH = 100;

  private final String name;
  private final List<String> samples = new ArrayList<>();
  private long nulls;
  private long values;
  private long booleans;
  private long dates;
  private long numbers;
  private boolean codes;
  private int decimals;
  private int integerDigits;

  ColumnProfile(String name) {
    this.name = name;
  }

  void add(@Nullable String text) {
    if (text == null) {
      nulls++;
      return;
    }
    values++;
    sample(text);
    String value = text.strip();
    NumberShape number = NumberShape.of(value);
    if (number != null) {
      add(number);
    } else if (IsoDate.isDate(value)) {
      dates++;
    } else if (isBoolean(value)) {
      booleans++;
    }
  }

  private void add(NumberShape number) {
    numbers++;
    codes |= number.leadingZero();
    decimals = Math.max(decimals, number.decimals());
    integerDigits = Math.max(integerDigits, number.integerDigits());
  }

  private void sample(String text) {
    if (samples.size() < SAMPLES) {
      String sample = text.length() > SAMPLE_LENGTH ? text.substring(0, SAMPLE_LENGTH) : text;
      if (!samples.contains(sample)) {
        samples.add(sample);
      }
    }
  }

  private static boolean isBoolean(String text) {
    int length = text.length();
    if (length != 4 && length != 5) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("false");
  }

  ColumnProposal proposal() {
    FieldType type = type();
    return new ColumnProposal(
        name, type, type == FieldType.NUMBER ? scale() : 0, nulls, samples, misfits(type));
  }

  /** Whether values will be rounded, should the proposal be taken. */
  boolean rounds() {
    return type() == FieldType.NUMBER && decimals > MOST_DECIMALS;
  }

  private FieldType type() {
    if (!codes && mostly(numbers) && integerDigits + scale() <= FieldReading.DIGITS) {
      return FieldType.NUMBER;
    }
    if (mostly(dates)) {
      return FieldType.DATE;
    }
    return mostly(booleans) ? FieldType.BOOLEAN : FieldType.ENUM;
  }

  private int scale() {
    return Math.min(decimals, MOST_DECIMALS);
  }

  private long misfits(FieldType type) {
    return switch (type) {
      case ENUM, MULTI -> 0;
      case NUMBER -> values - numbers;
      case DATE -> values - dates;
      case BOOLEAN -> values - booleans;
    };
  }

  /** Nine in ten; in a small file one misfit is allowed among four. */
  private boolean mostly(long fitting) {
    long misfits = values - fitting;
    return values > 0 && (misfits * 10 <= values || (misfits == 1 && values >= 4));
  }
}
