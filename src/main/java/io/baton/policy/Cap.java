package io.baton.policy;

import java.time.Duration;

/**
 * At most {@code max} messages in any window of that length, wherever it begins: a message exactly
 * one window after another is outside it. A minimum interval is a cap of one.
 *
 * @param scope what is counted together
 */
public record Cap(Scope scope, int max, Duration window) {
  private static final Duration LONGEST = Duration.ofDays(366);

  /** What a cap counts: messages like the one that is asked for, or all. */
  public enum Scope {
    CHANNEL,
    PURPOSE,
    PRODUCT,
    CAMPAIGN,
    ALL
  }

  public Cap {
    if (max < 0
        || max > 1_000
        || window.compareTo(Duration.ofSeconds(1)) < 0
        || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a cap is 0 to 1000 messages in 1 second to 366 days");
    }
  }

  public Cap(Scope scope, int max, int days) {
    this(scope, max, Duration.ofDays(days));
  }
}
