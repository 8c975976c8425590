package io.baton.cohort;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** What can be wrong with a rule, a condition or a stored set. */
public enum CohortErrorCode implements ErrorCode {
  /** A group without members; it must never mean "everybody". */
  RULE_EMPTY_GROUP(Kind.INVALID),
  RULE_UNKNOWN_FIELD(Kind.INVALID),
  RULE_UNKNOWN_OPERATOR(Kind.INVALID),
  /** The operator or value does not fit the field's type. */
  RULE_TYPE_MISMATCH(Kind.INVALID),
  RULE_MALFORMED(Kind.INVALID),
  RULE_TOO_LARGE(Kind.INVALID),
  CONDITION_SYNTAX(Kind.INVALID),
  /** A value does not fit the type of the column it is put into. */
  COLUMN_VALUE(Kind.INVALID),
  /** Stored bytes of a column or set fail their checksum or have an unknown form. */
  COLUMN_DAMAGED(Kind.INTERNAL),
  COHORT_DAMAGED(Kind.INTERNAL),
  COHORT_UNKNOWN(Kind.NOT_FOUND);

  private final Kind kind;

  CohortErrorCode(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
