package io.baton.segment;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about segments was refused. */
public enum SegmentError implements ErrorCode {
  SEGMENT_UNKNOWN(Kind.NOT_FOUND),
  SEGMENT_CLASS_UNKNOWN(Kind.NOT_FOUND),
  SEGMENT_CLASS_EXISTS(Kind.CONFLICT),
  SEGMENT_EXISTS(Kind.CONFLICT),
  SEGMENT_STALE_VERSION(Kind.CONFLICT),
  SEGMENT_UNKNOWN_SOURCE(Kind.INVALID),
  SEGMENT_UNKNOWN_PART(Kind.INVALID),
  SEGMENT_CIRCLE(Kind.INVALID),
  SEGMENT_IN_USE(Kind.CONFLICT),
  SEGMENT_LIST_UNKNOWN(Kind.NOT_FOUND),
  SEGMENT_LIST_UNREADABLE(Kind.INVALID),
  SEGMENT_LIST_WRONG_KEY(Kind.INVALID),
  SEGMENT_LIST_TOO_LONG(Kind.TOO_LARGE),
  SEGMENT_INVALID(Kind.INVALID);

  private final Kind kind;

  SegmentError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
