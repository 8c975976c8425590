package io.baton.portrait;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a portrait was refused. */
public enum PortraitError implements ErrorCode {
  /** More groups are compared than one can look at. */
  PORTRAIT_TOO_MANY_SEGMENTS(Kind.INVALID),
  /** None is named, or one for what needs two, or one twice. */
  PORTRAIT_SEGMENTS(Kind.INVALID),
  /** A step names no tag, no value, or too many of them. */
  PORTRAIT_STEP(Kind.INVALID),
  PORTRAIT_GOAL(Kind.INVALID),
  /** What was asked cannot be kept as a segment. */
  PORTRAIT_NOT_A_SEGMENT(Kind.INVALID),
  PORTRAIT_MODEL_INVALID(Kind.INVALID),
  /** The model is the whole bank's. */
  PORTRAIT_MODEL_HEAD_OFFICE_ONLY(Kind.FORBIDDEN),
  /** Somebody else has changed the model since it was read. */
  PORTRAIT_MODEL_CHANGED(Kind.CONFLICT);

  private final Kind kind;

  PortraitError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
