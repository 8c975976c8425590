package io.baton.tag.drift;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why a finding was not closed. */
public enum DriftError implements ErrorCode {
  TAG_FINDING_UNKNOWN(Kind.NOT_FOUND),
  TAG_FINDING_NOTE(Kind.INVALID);

  private final Kind kind;

  DriftError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
