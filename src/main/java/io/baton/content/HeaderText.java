package io.baton.content;

import org.jspecify.annotations.Nullable;

/**
 * Texts that end up in a message header. A line break there starts a header of the attacker's
 * choice, and an encoded word ({@code =?…?=}) can hide one from a filter.
 */
final class HeaderText {
  static final int MAXIMUM_LENGTH = 200;

  private HeaderText() {}

  /** What is wrong with the text, or null if it may be a header. */
  static @Nullable String problemWith(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        return "holds a line break or control character (position %d)".formatted(i + 1);
      }
    }
    if (text.contains("=?")) {
      return "holds an encoded word";
    }
    return text.length() > MAXIMUM_LENGTH
        ? "is longer than %d characters".formatted(MAXIMUM_LENGTH)
        : null;
  }
}
