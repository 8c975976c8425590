package io.baton.event;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

enum EventErrorCode implements ErrorCode {
  EVENT_BODY_MALFORMED(Kind.MALFORMED),
  EVENT_TOO_MANY(Kind.TOO_LARGE),
  EVENT_INTAKE_NOT_STOPPED(Kind.CONFLICT),
  EVENT_TOPIC_UNREACHABLE(Kind.UPSTREAM);

  private final Kind kind;

  EventErrorCode(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
