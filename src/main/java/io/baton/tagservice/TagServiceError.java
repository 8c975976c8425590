package io.baton.tagservice;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why another system got no answer, or a key could not be made. */
public enum TagServiceError implements ErrorCode {
  SERVICE_KEY_REFUSED(Kind.UNAUTHENTICATED),
  SERVICE_FIELD_DENIED(Kind.FORBIDDEN),
  SERVICE_SEGMENT_DENIED(Kind.FORBIDDEN),
  SERVICE_RATE_LIMIT(Kind.BUSY),
  SERVICE_CUSTOMER_UNKNOWN(Kind.NOT_FOUND),
  SERVICE_REQUEST_INVALID(Kind.INVALID),
  SERVICE_KEY_PERSONAL(Kind.INVALID),
  SERVICE_KEY_INVALID(Kind.INVALID),
  SERVICE_KEY_UNKNOWN(Kind.NOT_FOUND);

  private final Kind kind;

  TagServiceError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
