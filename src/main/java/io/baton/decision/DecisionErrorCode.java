package io.baton.decision;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** What can be wrong with a decision table, or with using one. */
public enum DecisionErrorCode implements ErrorCode {
  /** The document does not pass the gate; findings name element, row and column. */
  DECISION_REFUSED(Kind.INVALID),
  /** Too many bytes, rules, columns or values. */
  DECISION_TOO_LARGE(Kind.INVALID),
  DECISION_UNKNOWN(Kind.NOT_FOUND),
  DECISION_NO_DRAFT(Kind.NOT_FOUND),
  /** The draft is no longer the one that was looked at. */
  DECISION_DRAFT_CHANGED(Kind.CONFLICT),
  /** Nobody approves what is their own. */
  DECISION_OWN_DRAFT(Kind.FORBIDDEN),
  /** The table does not fit the facts: a field has another type than the table says. */
  DECISION_INPUT_MISMATCH(Kind.INVALID),
  /** UNIQUE or ANY, but rules contradict each other for some customer. */
  DECISION_AMBIGUOUS(Kind.INVALID),
  /** A calculated result is of another type than declared, or has too many digits. */
  DECISION_RESULT_MISFIT(Kind.INVALID),
  /** The table gives lists of results where one result is needed. */
  DECISION_GIVES_LISTS(Kind.INVALID);

  private final Kind kind;

  DecisionErrorCode(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
