package io.baton.view;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

enum ViewError implements ErrorCode {
  /** There is none of that number, or it is another person's. */
  VIEW_UNKNOWN(Kind.NOT_FOUND),
  VIEW_INVALID(Kind.INVALID),
  VIEW_NAME_TAKEN(Kind.CONFLICT),
  VIEW_TOO_MANY(Kind.CONFLICT);

  private final Kind kind;

  ViewError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
