package io.baton.content;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** What can be wrong with wording. */
public enum ContentError implements ErrorCode {
  CONTENT_REFUSED(Kind.INVALID),
  CONTENT_KEY_TAKEN(Kind.CONFLICT),
  CONTENT_UNKNOWN_TEMPLATE(Kind.NOT_FOUND),
  /** A value or a template made a text that must not be sent; the message is not rendered. */
  CONTENT_NOT_RENDERED(Kind.INVALID);

  private final Kind kind;

  ContentError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
