package io.baton.touch;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** What can be wrong with a request about sending. */
enum TouchError implements ErrorCode {
  DISPATCH_INVALID(Kind.INVALID),
  DISPATCH_HOLD_UNKNOWN(Kind.NOT_FOUND),
  DISPATCH_DOUBTS_CHANGED(Kind.CONFLICT),
  DISPATCH_DOUBTS_BUSY(Kind.CONFLICT),
  DISPATCH_DOUBTS_UNKNOWN(Kind.NOT_FOUND),
  DISPATCH_LETTERS_CHANGED(Kind.CONFLICT),
  DISPATCH_LETTERS_BUSY(Kind.CONFLICT),
  DISPATCH_LETTERS_FINAL(Kind.CONFLICT),
  DISPATCH_LETTERS_UNKNOWN(Kind.NOT_FOUND);

  private final Kind kind;

  TouchError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
