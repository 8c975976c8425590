package io.baton.engine;

import io.baton.cohort.CustomerSet;
import io.baton.shared.Finding;
import java.util.List;

/** Knows for whom a condition on a sequence flow of a journey is true. */
public interface ConditionSource {
  /**
   * @param condition text in the grammar of {@code io.baton.cohort.Conditions}
   * @return a subset of {@code among}
   */
  CustomerSet whereTrue(
      String condition, long campaignId, String processInstanceId, CustomerSet among);

  /** What is wrong with the condition; empty if it can be evaluated. */
  List<Finding> check(String condition);
}
