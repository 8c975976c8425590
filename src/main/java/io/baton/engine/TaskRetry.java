package io.baton.engine;

import java.time.Duration;

/**
 * Not now: what the call wrote is rolled back and the task is called again after the given time. It
 * does not count as a failed attempt; the step shows the reason meanwhile.
 */
public class TaskRetry extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration after;

  public TaskRetry(Duration after, String reason) {
    super(reason);
    this.after = after;
  }

  public Duration after() {
    return after;
  }
}
