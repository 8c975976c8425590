package io.baton.decision;

import java.util.Map;

/**
 * What whoever evaluates a table relies on; a bean of the module that does. A document that breaks
 * it is refused when it is written, and not when a campaign runs.
 */
public interface DecisionContract {
  /** The key of the decision. */
  String decision();

  /**
   * What is wrong with a row's results.
   *
   * @param values results that are constants, as text by output name; a calculated or empty one is
   *     missing
   * @return messages by output name; empty where all is well
   */
  Map<String, String> faults(Map<String, String> values);
}
