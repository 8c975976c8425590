package io.baton.window;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a real-time tag was refused. */
enum WindowError implements ErrorCode {
  WINDOW_TAG_INVALID(Kind.INVALID),
  WINDOW_TAG_CODE_TAKEN(Kind.CONFLICT),
  WINDOW_TAG_NOT_DRAFT(Kind.CONFLICT),
  WINDOW_TAG_UNKNOWN(Kind.NOT_FOUND),
  WINDOW_TAG_TOO_MANY(Kind.CONFLICT);

  private final Kind kind;

  WindowError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
