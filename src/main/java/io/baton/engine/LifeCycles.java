package io.baton.engine;

import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The life cycles of campaigns: one instance per campaign, its token carries campaign facts. */
public interface LifeCycles {
  /** Variable with the definition id of the journey to call; set by the launch task. */
  String JOURNEY_DEFINITION = "journeyDefinitionId";

  /** Variable with the id of the cohort to send into the journey; set by the launch task. */
  String JOURNEY_COHORT = "cohort";

  /** Variable with the end of an event-triggered campaign, as ISO-8601 text with offset. */
  String END_AT = "endAt";

  /**
   * Deploys a life cycle, unless its latest version has the same bytes.
   *
   * @param key id of the process in the document
   * @throws BatonException PROCESS_REFUSED with findings
   */
  void deploy(String key, byte[] bpmn);

  /**
   * Starts the latest version; a key nobody deployed is looked up in the starter set.
   *
   * @return the process instance id
   * @throws BatonException PROCESS_UNKNOWN
   */
  String start(String lifeCycleKey, long campaignId, Map<String, Object> variables);

  /** The definition the campaign's life cycle runs on, as XML. */
  byte[] diagram(long campaignId);

  /** All open tasks of life cycles, oldest first. */
  List<HumanTask> tasks();

  List<HumanTask> tasks(long campaignId);

  /** Of a life cycle or of a journey; as are those that are claimed, given back and handed over. */
  Optional<HumanTask> task(String taskId);

  /** A variable of the campaign's life cycle, while it runs. */
  Optional<Object> variable(long campaignId, String name);

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
   * Completes the task; the life cycle goes on in the caller's transaction.
   *
   * @param variables campaign-level facts such as {@code approved}
   * @throws BatonException TASK_UNKNOWN
   */
  void complete(String taskId, Map<String, Object> variables);

  /** Elements the life cycle's token has come to; for the diagram and the six phases. */
  List<ElementCount> counts(long campaignId);
}
