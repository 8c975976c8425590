package io.baton.insight;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a model was not deployed. */
public enum InsightError implements ErrorCode {
  INSIGHT_HEAD_OFFICE_ONLY(Kind.FORBIDDEN),
  INSIGHT_INVALID(Kind.INVALID),
  INSIGHT_NO_MODEL(Kind.INVALID),
  INSIGHT_TAG_TAKEN(Kind.CONFLICT),
  INSIGHT_TOO_MANY(Kind.INVALID),
  INSIGHT_ENDED(Kind.CONFLICT),
  /** Nobody approves what they have proposed. */
  INSIGHT_OWN_REVIEW(Kind.FORBIDDEN),
  INSIGHT_DECIDED(Kind.CONFLICT),
  INSIGHT_NOTE_MISSING(Kind.INVALID),
  /** The score is not of the model any more that was proposed. */
  INSIGHT_CHANGED(Kind.CONFLICT),
  INSIGHT_WAITING(Kind.CONFLICT),
  INSIGHT_UNKNOWN(Kind.NOT_FOUND);

  private final Kind kind;

  InsightError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
