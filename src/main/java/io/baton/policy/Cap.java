package io.baton.policy;

/**
 * At most {@code max} messages in any {@code days} consecutive calendar days.
 *
 * @param scope what is counted: messages of the one channel, or of all
 */
public record Cap(Scope scope, int max, int days) {
  /** What a cap counts. */
  public enum Scope {
    CHANNEL,
    ALL
  }

  public Cap {
    if (max < 0 || max > 1_000 || days < 1 || days > 366) {
      throw new IllegalArgumentException("a cap is 0 to 1000 messages in 1 to 366 days");
    }
  }
}
