package io.baton.customer;

import org.jspecify.annotations.Nullable;

/** Enough of a value to recognise it, too little to use it. */
final class Masked {
  private Masked() {}

  /** {@code 张*}, {@code J*** S****}: the first letter of each word. */
  static @Nullable String name(@Nullable String name) {
    if (name == null) {
      return null;
    }
    StringBuilder masked = new StringBuilder();
    boolean first = true;
    for (int c : name.codePoints().toArray()) {
      boolean space = Character.isWhitespace(c);
      masked.appendCodePoint(space || first ? c : '*');
      first = space;
    }
    return masked.toString();
  }

  /** {@code 138****5678}: never more than seven digits of the number. */
  static @Nullable String mobile(@Nullable String number) {
    if (number == null) {
      return null;
    }
    return number.length() < 8
        ? "*".repeat(number.length())
        : number.substring(0, 3)
            + "*".repeat(number.length() - 7)
            + number.substring(number.length() - 4);
  }

  /** {@code l***@example.com}. */
  static @Nullable String email(@Nullable String address) {
    return address == null
        ? null
        : address.substring(0, 1) + "***" + address.substring(address.lastIndexOf('@'));
  }
}
