package io.baton.touch;

import io.baton.policy.RefusalReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a touch. The order is that of the codes in the database. That an attempt is open
 * is not a state of the touch but a row of {@code touch_attempt} that names it.
 */
enum TouchState {
  PLANNED(null),
  ACCEPTED(null),
  REFUSED_BY_CHANNEL(RefusalReason.REFUSED_BY_CHANNEL),
  RETRY(null),
  IN_DOUBT(null),
  NOT_RENDERED(RefusalReason.NOT_RENDERED),
  STOPPED(RefusalReason.STOPPED),
  NO_CONSENT(RefusalReason.NO_CONSENT),
  UNREACHABLE(RefusalReason.UNREACHABLE),
  EXPIRED(RefusalReason.QUIET_HOURS),
  LEFT(RefusalReason.LEFT);

  private final @Nullable RefusalReason reason;

  TouchState(@Nullable RefusalReason reason) {
    this.reason = reason;
  }

  short code() {
    return (short) ordinal();
  }

  static TouchState of(int code) {
    return values()[code];
  }

  /** Present where the customer was definitely not contacted. */
  Optional<RefusalReason> reason() {
    return Optional.ofNullable(reason);
  }

  static List<TouchState> refusals() {
    return Arrays.stream(values()).filter(state -> state.reason != null).toList();
  }
}
