package io.baton.event;

import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;

enum EventErrorCode implements ErrorCode {
  EVENT_BODY_MALFORMED(Kind.MALFORMED),
  EVENT_TOO_MANY(Kind.TOO_LARGE),
  EVENT_INTAKE_NOT_STOPPED(Kind.CONFLICT),
  EVENT_TOPIC_UNREACHABLE(Kind.UPSTREAM),
  /** The intake is behind; the answer says when to try again. */
  EVENT_INTAKE_BUSY(Kind.BUSY),
  EVENT_SOURCE_UNKNOWN(Kind.NOT_FOUND),
  /** Something about the source that can't be; each finding names its place. */
  EVENT_SOURCE_INVALID(Kind.INVALID),
  /** Not in this state, or another source has the topic. */
  EVENT_SOURCE_CONFLICT(Kind.CONFLICT),
  EVENT_SAMPLE_UNREADABLE(Kind.INVALID),
  EVENT_FILE_UNREADABLE(Kind.INVALID),
  EVENT_KEY_REFUSED(Kind.UNAUTHENTICATED),
  EVENT_DEAD_LETTER_UNKNOWN(Kind.NOT_FOUND),
  EVENT_DEAD_LETTER_SETTLED(Kind.CONFLICT),
  EVENT_DEAD_LETTER_UNFIT(Kind.INVALID);

  private final Kind kind;

  EventErrorCode(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
