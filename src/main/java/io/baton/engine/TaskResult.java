package io.baton.engine;

import io.baton.cohort.CustomerSet;

/** How a task ended that did not fail. */
public sealed interface TaskResult {
  /** Everyone goes on. */
  record Done() implements TaskResult {}

  /**
   * Some go on; the journey of the others ends at this element, and they are counted as having left
   * it.
   *
   * @param goesOn a subset of the call's customers
   */
  record Narrowed(CustomerSet goesOn) implements TaskResult {}

  static TaskResult done() {
    return new Done();
  }
}
