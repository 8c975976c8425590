package io.baton.engine;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Names of this module's failures. */
public enum EngineErrorCode implements ErrorCode {
  PROCESS_REFUSED(Kind.INVALID),
  PROCESS_UNKNOWN(Kind.NOT_FOUND),
  STEP_NOT_FAILED(Kind.CONFLICT),
  TASK_UNKNOWN(Kind.NOT_FOUND),
  TASK_TAKEN(Kind.CONFLICT),
  /** Whoever had a hand in a campaign does not release its customers. */
  RELEASE_OWN(Kind.FORBIDDEN),
  /** Nor does whoever drew the journey in which they wait. */
  RELEASE_DRAWN(Kind.FORBIDDEN),
  /** More or fewer wait by now than the person saw. */
  RELEASE_CHANGED(Kind.CONFLICT),
  /** A task threw something it did not name. */
  TASK_BROKE(Kind.INTERNAL),
  /** No bean carries out what the diagram asks for. */
  TASK_MISSING(Kind.INTERNAL);

  private final Kind kind;

  EngineErrorCode(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
