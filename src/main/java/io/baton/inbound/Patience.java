package io.baton.inbound;

import java.util.concurrent.TimeUnit;

/** So many a second, whoever they come from. */
final class Patience {
  private final int perSecond;
  private long second = Long.MIN_VALUE;
  private int used;

  Patience(int perSecond) {
    this.perSecond = perSecond;
  }

  synchronized boolean left(long nanos) {
    long now = TimeUnit.NANOSECONDS.toSeconds(nanos);
    if (now != second) {
      second = now;
      used = 0;
    }
    return ++used <= perSecond;
  }
}
