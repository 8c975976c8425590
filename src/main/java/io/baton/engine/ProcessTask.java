package io.baton.engine;

/**
 * What a service task of a diagram does. A bean of this type is all it takes: its descriptor makes
 * the task known to the gate, the modeler's palette and form, and the documentation.
 *
 * <p>{@link #run} is called in the transaction that moves the token, or, for a chunk of a large
 * cohort, in the transaction that records the chunk's progress. It may be called again for the same
 * {@link TaskCall#stepNumber() step} and {@link TaskCall#chunk() chunk}, but only after everything
 * the first call wrote was rolled back. It does no input or output with the outside.
 */
public interface ProcessTask {
  TaskDescriptor descriptor();

  /**
   * @throws TaskFailed to stop the step for an operator to look at
   * @throws TaskRetry to be called again later
   */
  TaskResult run(TaskCall call);

  /**
   * The task has failed for good and what {@link #run} wrote is rolled back. Called in the
   * transaction that records it, for what people should know of it nevertheless.
   */
  default void failed(long campaignId, TaskFailed failure) {}
}
