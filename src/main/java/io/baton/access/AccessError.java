package io.baton.access;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why access was refused. */
public enum AccessError implements ErrorCode {
  ACCESS_UNAUTHENTICATED(Kind.UNAUTHENTICATED),
  ACCESS_BAD_CREDENTIALS(Kind.UNAUTHENTICATED),
  ACCESS_LOCKED(Kind.LOCKED),
  ACCESS_DENIED(Kind.FORBIDDEN),
  ACCESS_CSRF(Kind.FORBIDDEN),
  ACCESS_BOOTSTRAP_TOKEN(Kind.FORBIDDEN),
  ACCESS_BOOTSTRAP_CLOSED(Kind.NOT_FOUND),
  ACCESS_USER_UNKNOWN(Kind.NOT_FOUND),
  ACCESS_USER_EXISTS(Kind.CONFLICT),
  ACCESS_USER_INVALID(Kind.INVALID),
  ACCESS_LAST_ADMINISTRATOR(Kind.CONFLICT),
  ACCESS_PASSWORD_WEAK(Kind.INVALID),
  ACCESS_BRANCH_UNKNOWN(Kind.INVALID),
  ACCESS_BRANCH_INVALID(Kind.INVALID);

  private final Kind kind;

  AccessError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
