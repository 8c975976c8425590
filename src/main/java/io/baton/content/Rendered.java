package io.baton.content;

import org.jspecify.annotations.Nullable;

/** A message as one customer gets it: plain text, never a template again. */
public record Rendered(@Nullable String subject, String text) {}
