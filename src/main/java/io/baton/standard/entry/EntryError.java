package io.baton.standard.entry;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a rule, a value or a review was refused. */
public enum EntryError implements ErrorCode {
  ENTRY_RULE_UNKNOWN(Kind.NOT_FOUND),
  ENTRY_RULE_INVALID(Kind.INVALID),
  ENTRY_RULE_STALE_VERSION(Kind.CONFLICT),
  ENTRY_RULE_IN_USE(Kind.CONFLICT),
  ENTRY_TAG_UNKNOWN(Kind.NOT_FOUND),
  ENTRY_TAG_INVALID(Kind.INVALID),
  ENTRY_TAG_TAKEN(Kind.CONFLICT),
  /** A value breaks a rule or is none of the tag's type; a finding a fault. */
  ENTRY_REFUSED(Kind.INVALID),
  ENTRY_UNREADABLE(Kind.INVALID),
  ENTRY_TOO_MANY(Kind.TOO_LARGE),
  ENTRY_REVIEW_UNKNOWN(Kind.NOT_FOUND),
  /** Nobody reviews what they have entered. */
  ENTRY_OWN_REVIEW(Kind.FORBIDDEN),
  ENTRY_DECIDED(Kind.CONFLICT),
  ENTRY_NOTE_MISSING(Kind.INVALID);

  private final Kind kind;

  EntryError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
