package io.baton.event;

/**
 * The topic is not the one whose offsets we hold, or no longer has what comes next. Going on would
 * skip or repeat events silently, so only an operator may.
 */
final class IntakeStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IntakeStopped(String reason) {
    super(reason);
  }
}
