package io.baton.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that is not done yet.
 *
 * @param number {@link TaskCall#stepNumber()}
 * @param done customers of the chunks that are committed, of {@code total}
 * @param attempts failed ones since the last chunk that succeeded
 * @param errorCode of the last failure; null if there was none since the last success
 * @param problem for people, without personal data
 * @param startedAt database time
 * @param nextAttemptAt null while the step is being worked on or has failed for good
 */
public record StepProgress(
    long number,
    String elementId,
    State state,
    long done,
    long total,
    int attempts,
    @Nullable String errorCode,
    @Nullable String problem,
    Instant startedAt,
    @Nullable Instant nextAttemptAt) {

  /** Where the step stands. */
  public enum State {
    /** Being worked on, chunk by chunk. */
    RUNNING,
    /** Will be tried again. */
    RETRYING,
    /** Waits for an operator. */
    FAILED
  }
}
