package io.baton.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When the events were taken in because of which a journey moves right now, in this thread: what is
 * planned meanwhile follows from them at once.
 */
@Component
class StraightPath {
  private final ThreadLocal<@Nullable Instant> now = new ThreadLocal<>();

  void during(Instant receivedAt, Runnable work) {
    Instant outer = now.get();
    now.set(receivedAt);
    try {
      work.run();
    } finally {
      if (outer == null) {
        now.remove();
      } else {
        now.set(outer);
      }
    }
  }

  /** Null where no event is behind it. */
  @Nullable Instant receivedAt() {
    return now.get();
  }
}
