package io.baton.shared;

/** Whose problem an error is, and the HTTP status that says so. */
public enum Kind {
  MALFORMED(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  CONFLICT(409),
  TOO_LARGE(413),
  INVALID(422),
  LOCKED(423),
  BUSY(429),
  UPSTREAM(502),
  INTERNAL(500);

  private final int status;

  Kind(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
