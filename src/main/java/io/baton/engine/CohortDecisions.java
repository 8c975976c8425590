package io.baton.engine;

import io.baton.shared.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Evaluates the decision a business rule task refers to. */
public interface CohortDecisions {
  /**
   * Decides for every customer of the call and keeps the outcomes of (process instance, customer).
   */
  void decide(String decisionRef, TaskCall call);

  /**
   * Decides once, on facts of the campaign.
   *
   * @param facts the life cycle's variables
   * @return outputs by name; they become variables of the life cycle
   */
  Map<String, Object> decideOnce(String decisionRef, long campaignId, Map<String, Object> facts);

  /**
   * The customers of one process instance, all of them, go on in another; what was kept for the one
   * belongs to the other now. Nobody is in both.
   */
  void merged(String processInstanceId, String into);

  /**
   * These instances ended long ago and are forgotten: what was decided about their customers stays
   * on record, without the instance.
   */
  void forget(Collection<String> processInstanceIds);

  /** What is wrong with the reference; empty if the decision exists and can be evaluated. */
  List<Finding> check(String decisionRef);
}
