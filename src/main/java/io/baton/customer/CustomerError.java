package io.baton.customer;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about customers was refused. */
public enum CustomerError implements ErrorCode {
  CUSTOMER_UNKNOWN(Kind.NOT_FOUND),
  CUSTOMER_UNKNOWN_CHAPTER(Kind.NOT_FOUND),
  CUSTOMER_INVALID(Kind.INVALID),
  CONSENT_INVALID(Kind.INVALID),
  CUSTOMER_CIPHER_BROKEN(Kind.INTERNAL);

  private final Kind kind;

  CustomerError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
