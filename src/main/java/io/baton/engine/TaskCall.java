package io.baton.engine;

import io.baton.cohort.CustomerSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of a task, for one chunk of the cohort that came to it. */
public interface TaskCall {
  long campaignId();

  String processInstanceId();

  /** Id of the element in the diagram. */
  String elementId();

  /**
   * Identity of the step: one number for one arrival of one cohort at one element, the same over
   * all its chunks and retries. Positive.
   */
  long stepNumber();

  /** The customers of this chunk; empty in a life cycle. */
  CustomerSet customers();

  /** Counts from 0; always 0 where the cohort was not divided. */
  int chunk();

  /** What the diagram says, else the descriptor's default. */
  Optional<String> parameter(String name);

  /** A process variable: an id or a campaign-level fact, never personal data. */
  @Nullable Object variable(String name);

  /** Kept with the process instance once the call has returned; lost if it fails. */
  void setVariable(String name, Object value);
}
