package io.baton.element;

import org.jspecify.annotations.Nullable;

/** What something is called, in Chinese and, where somebody has written it, in English. */
public record Words(@Nullable String zh, @Nullable String en) {
  /** For messages to people who read either. */
  public String any() {
    return zh != null && !zh.isBlank() ? zh : en == null ? "" : en;
  }
}
