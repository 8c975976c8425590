package io.baton.standard;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about code standards and their mappings was refused. */
public enum StandardError implements ErrorCode {
  STANDARD_UNKNOWN(Kind.NOT_FOUND),
  STANDARD_INVALID(Kind.INVALID),
  STANDARD_STALE_VERSION(Kind.CONFLICT),
  /** Something rests on the standard or on one of its values. */
  STANDARD_IN_USE(Kind.CONFLICT),
  STANDARD_COLUMN_UNKNOWN(Kind.NOT_FOUND),
  /** The column is under a standard already. */
  STANDARD_COLUMN_TAKEN(Kind.CONFLICT),
  /** Not UTF-8 text in lines of raw code and standard code. */
  STANDARD_UNREADABLE(Kind.INVALID),
  STANDARD_TOO_MANY(Kind.TOO_LARGE),
  STANDARD_HEAD_OFFICE_ONLY(Kind.FORBIDDEN);

  private final Kind kind;

  StandardError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
