package io.baton.setting;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

enum SettingError implements ErrorCode {
  SETTING_UNKNOWN(Kind.NOT_FOUND),
  /** Not written as it has to be, or out of bounds; the finding says which. */
  SETTING_INVALID(Kind.INVALID),
  /** Somebody else changed it meanwhile. */
  SETTING_STALE(Kind.CONFLICT);

  private final Kind kind;

  SettingError(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
