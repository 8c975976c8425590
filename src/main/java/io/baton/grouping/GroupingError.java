package io.baton.grouping;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about groupings was refused. */
public enum GroupingError implements ErrorCode {
  GROUPING_UNKNOWN(Kind.NOT_FOUND),
  GROUPING_INVALID(Kind.INVALID),
  /** A layer table leaves customers out. */
  GROUPING_GAP(Kind.INVALID),
  GROUPING_EMPTY(Kind.INVALID),
  GROUPING_UNKNOWN_STARTER(Kind.NOT_FOUND),
  /** The bank has no tag that the definition tests. */
  GROUPING_STARTER_NEEDS_TAGS(Kind.CONFLICT);

  private final Kind kind;

  GroupingError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
