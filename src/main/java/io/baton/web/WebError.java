package io.baton.web;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** What is wrong with a request before any module has seen it. */
enum WebError implements ErrorCode {
  REQUEST_MALFORMED(Kind.MALFORMED),
  REQUEST_UNKNOWN_PROPERTY(Kind.MALFORMED),
  REQUEST_INVALID(Kind.INVALID),
  REQUEST_TOO_LARGE(Kind.TOO_LARGE),
  NOT_FOUND(Kind.NOT_FOUND),
  BUSY(Kind.BUSY),
  INTERNAL(Kind.INTERNAL);

  private final Kind kind;

  WebError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
