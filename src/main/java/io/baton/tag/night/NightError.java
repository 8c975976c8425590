package io.baton.tag.night;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

/** Why something about the nightly computation was refused. */
public enum NightError implements ErrorCode {
  TAG_SCHEDULE_INVALID(Kind.INVALID),
  TAG_SCHEDULE_CHANGED(Kind.CONFLICT),
  TAG_NIGHT_UNKNOWN(Kind.NOT_FOUND),
  TAG_NIGHT_NOTHING(Kind.CONFLICT),
  TAG_NIGHT_NOTE(Kind.INVALID);

  private final Kind kind;

  NightError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
