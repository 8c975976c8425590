package io.baton.engine;

import io.baton.shared.BatonException;
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

  /** A variable of the campaign's life cycle, while it runs. */
  Optional<Object> variable(long campaignId, String name);

  /** Elements the life cycle's token has come to; for the diagram and the six phases. */
  List<ElementCount> counts(long campaignId);
}
