package io.baton.grouping;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about groupings was refused. */
public enum GroupingError implements ErrorCode {
  GROUPING_UNKNOWN(Kind.NOT_FOUND),
  GROUPING_RUN_UNKNOWN(Kind.NOT_FOUND),
  GROUPING_INVALID(Kind.INVALID),
  GROUPING_STALE_VERSION(Kind.CONFLICT),
  /** One run at a time. */
  GROUPING_RUN_UNDER_WAY(Kind.CONFLICT),
  /** There is no division, or something has become of it already. */
  GROUPING_WRONG_STANDING(Kind.CONFLICT),
  /** The division is no longer the one that was looked at. */
  GROUPING_CHANGED(Kind.CONFLICT),
  /** Nobody approves what is their own. */
  GROUPING_OWN_CHANGE(Kind.FORBIDDEN),
  GROUPING_IN_USE(Kind.CONFLICT),
  /** A table leaves customers out. */
  GROUPING_GAP(Kind.INVALID),
  /** A row of a table gives no group. */
  GROUPING_ROW_WITHOUT_GROUP(Kind.INVALID),
  GROUPING_TOO_MANY_GROUPS(Kind.INVALID),
  GROUPING_EMPTY(Kind.INVALID),
  /** A seed that differs from the others in no tag. */
  GROUPING_NOTHING_TELLS(Kind.INVALID),
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
