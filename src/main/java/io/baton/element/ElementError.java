package io.baton.element;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about campaign elements was refused. */
public enum ElementError implements ErrorCode {
  ELEMENT_UNKNOWN(Kind.NOT_FOUND),
  /** The content has holes or mistakes; the findings name them. */
  ELEMENT_INVALID(Kind.INVALID),
  /** The key names an element of another kind. */
  ELEMENT_KEY_TAKEN(Kind.CONFLICT),
  /** Somebody saved another version meanwhile. */
  ELEMENT_STALE(Kind.CONFLICT),
  ELEMENT_WRONG_STATE(Kind.CONFLICT),
  /** Nobody approves what they wrote or handed in. */
  ELEMENT_OWN_REVIEW(Kind.FORBIDDEN),
  ELEMENT_NOTE_MISSING(Kind.INVALID),
  /** The findings name the users. */
  ELEMENT_IN_USE(Kind.CONFLICT),
  /** A campaign names what is not approved, withdrawn, retired or out of date. */
  ELEMENT_NOT_USABLE(Kind.INVALID);

  private final Kind kind;

  ElementError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
