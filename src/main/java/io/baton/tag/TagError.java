package io.baton.tag;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about tags was refused. */
public enum TagError implements ErrorCode {
  TAG_UNKNOWN(Kind.NOT_FOUND),
  TAG_UNKNOWN_COLUMN(Kind.INVALID),
  TAG_TOO_MANY_VALUES(Kind.INVALID),
  TAG_INVALID(Kind.INVALID),
  TAG_SHEET_INCOMPLETE(Kind.INVALID),
  TAG_OWN_REVIEW(Kind.FORBIDDEN),
  TAG_WRONG_STATE(Kind.CONFLICT),
  TAG_STALE_VERSION(Kind.CONFLICT),
  TAG_NOT_ONLINE(Kind.INVALID),
  TAG_NOT_UNUSED(Kind.CONFLICT),
  TAG_IN_USE(Kind.CONFLICT);

  private final Kind kind;

  TagError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
