package io.baton.engine;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The one door for diagrams. What is not on the list of elements, attributes and words does not
 * pass; the list holds nothing that can be made to run code, read a file or call out.
 */
public interface ProcessGate {
  /**
   * Everything wrong with the document, each with element id and attribute; empty if it may pass.
   */
  List<Finding> check(byte[] bpmn, Scope scope);

  /**
   * @throws BatonException PROCESS_REFUSED with the findings of {@link #check}
   */
  void require(byte[] bpmn, Scope scope);

  /**
   * What even a draft must not hold: what cannot be read, and words that are not on the list. What
   * is only missing or does not fit together yet passes.
   *
   * @throws BatonException PROCESS_REFUSED with the findings
   */
  void requireHarmless(byte[] bpmn, Scope scope);

  /**
   * The graph of a document, finished or not.
   *
   * @throws BatonException PROCESS_REFUSED if it cannot be read
   */
  Sketch sketch(byte[] bpmn);

  /**
   * The flow nodes of a document that passes, in document order.
   *
   * @throws BatonException PROCESS_REFUSED if it cannot be read
   */
  List<ElementInfo> elements(byte[] bpmn);

  /**
   * By element id, how a cohort that starts at this time gets there, in the order of time.
   *
   * @throws BatonException PROCESS_REFUSED if it cannot be read
   */
  Map<String, Arrival> arrivals(byte[] bpmn, Instant start);
}
