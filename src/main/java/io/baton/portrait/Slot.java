package io.baton.portrait;

import org.jspecify.annotations.Nullable;

/**
 * One place of a distribution, as rules spell it.
 *
 * @param from first value of a range, null where it is open below
 * @param to first value above the range, null where it is open above
 */
public record Slot(Kind kind, @Nullable String value, @Nullable String from, @Nullable String to) {
  /** A value, a range from its first value up to below its end, or no value known. */
  public enum Kind {
    VALUE,
    RANGE,
    MISSING
  }

  static final Slot MISSING = new Slot(Kind.MISSING, null, null, null);

  static Slot of(String value) {
    return new Slot(Kind.VALUE, value, null, null);
  }

  static Slot range(@Nullable String from, @Nullable String to) {
    return new Slot(Kind.RANGE, null, from, to);
  }
}
