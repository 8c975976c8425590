package io.baton.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A DMN engine of other origin that runs a document as it is, so that a compiled table can be
 * compared with it. Slow, and never used for customers. Give it only documents that have passed the
 * gate.
 */
public interface ReferenceDecisions {
  /**
   * @param facts by input expression; text, number, boolean, LocalDate or null
   * @return one map of outputs per hit, null outputs left out; an aggregate may come without a name
   */
  List<Map<String, Object>> evaluate(byte[] dmn, String key, Map<String, @Nullable Object> facts);
}
