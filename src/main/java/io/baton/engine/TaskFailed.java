package io.baton.engine;

import io.baton.shared.ErrorCode;

/**
 * The task cannot do its work and trying again would not help. The step stops, visible with this
 * code, until an operator retries it; the token stays where it is.
 */
public class TaskFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

  public TaskFailed(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
