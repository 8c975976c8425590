package io.baton.engine;

import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits for a person, in a life cycle or in a journey. */
public interface HumanTasks {
  /** All open tasks of life cycles, oldest first; those of journeys are {@link Releases}. */
  List<HumanTask> ofLifeCycles();

  /** Those of one campaign's life cycle. */
  List<HumanTask> ofLifeCycle(long campaignId);

  Optional<HumanTask> find(String taskId);

  /**
   * @throws BatonException TASK_TAKEN if somebody else has it, TASK_UNKNOWN
   */
  void claim(String taskId, String person);

  /**
   * Whoever may take the task can take it again.
   *
   * @throws BatonException TASK_TAKEN if the person does not have it, TASK_UNKNOWN
   */
  void giveBack(String taskId, String person);

  /**
   * The task is another person's from now on.
   *
   * @param from who has it, or takes it for this moment
   * @throws BatonException TASK_TAKEN if somebody else has it, TASK_UNKNOWN
   */
  void handOver(String taskId, String from, String to);

  /**
   * @throws BatonException TASK_UNKNOWN
   */
  void setDue(String taskId, Instant due);

  /**
   * Completes a task of a life cycle, which goes on in the caller's transaction.
   *
   * @param variables campaign-level facts such as {@code approved}
   * @throws BatonException TASK_UNKNOWN
   */
  void complete(String taskId, Map<String, Object> variables);
}
