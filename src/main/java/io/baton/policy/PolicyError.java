package io.baton.policy;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a request about the contact policy was refused. */
public enum PolicyError implements ErrorCode {
  POLICY_INVALID(Kind.INVALID),
  POLICY_SETTING_UNKNOWN(Kind.NOT_FOUND);

  private final Kind kind;

  PolicyError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
