package io.baton.content;

import org.jspecify.annotations.Nullable;

/**
 * A message as one customer gets it, never a template again.
 *
 * @param text plain text
 * @param html the same for readers that show HTML, escaped already; null where there is none
 */
public record Rendered(@Nullable String subject, String text, @Nullable String html) {
  /** Plain text only. */
  public Rendered(@Nullable String subject, String text) {
    this(subject, text, null);
  }
}
