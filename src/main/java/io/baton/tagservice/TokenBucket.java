package io.baton.tagservice;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many requests a second, and as many at once. It keeps the moment at which the bucket would be
 * full again, so that a request is one compare-and-set and an idle key costs nothing.
 */
final class TokenBucket {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long step;
  private final AtomicLong fullAt;

  TokenBucket(int perSecond, long now) {
    this.step = SECOND / perSecond;
    this.fullAt = new AtomicLong(now);
  }

  /** 0 where the request may pass; else the nanoseconds until the next one may. */
  long take(long now) {
    while (true) {
      long full = fullAt.get();
      long start = full - now < 0 ? now : full;
      long wait = start + step - now - SECOND;
      if (wait > 0) {
        return wait;
      }
      if (fullAt.compareAndSet(full, start + step)) {
        return 0;
      }
    }
  }
}
