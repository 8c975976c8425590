package io.baton.decision;

import java.util.List;
import java.util.Map;

/**
 * A DMN engine of other origin that runs a document as it is, so that a compiled table can be
 * compared with it. Slow, and never used for customers.
 */
public interface ReferenceEngine {
  /**
   * @param facts by input expression; text, number, boolean, LocalDate or null
   * @return one map of outputs per hit, null outputs left out
   */
  List<Map<String, Object>> evaluate(byte[] dmn, String key, Map<String, Object> facts);
}
