package io.baton.policy;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about the contact policy was refused. */
public enum PolicyError implements ErrorCode {
  POLICY_INVALID(Kind.INVALID),
  POLICY_SETTING_UNKNOWN(Kind.NOT_FOUND),
  /** An act on a list that there is not, or that is somebody else's. */
  POLICY_ACT_UNKNOWN(Kind.NOT_FOUND),
  /** Later acts were about all of its customers. */
  POLICY_ACT_OVERTAKEN(Kind.CONFLICT);

  private final Kind kind;

  PolicyError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
