package io.baton.history;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a question about what customers did was refused. */
public enum HistoryError implements ErrorCode {
  /** Not a pattern; the findings name the places by JSON pointer. */
  HISTORY_PATTERN_INVALID(Kind.INVALID),
  /** The database did not answer within {@code baton.history.answer-within}. */
  HISTORY_TOO_SLOW(Kind.BUSY);

  private final Kind kind;

  HistoryError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
