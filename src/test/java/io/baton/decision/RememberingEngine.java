package io.baton.decision;

import io.baton.engine.ReferenceDecisions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The official engine answers the same question the same way; asking it is what takes time. */
record RememberingEngine(ReferenceDecisions engine, Map<List<Object>, Object> known)
    implements ReferenceDecisions {
  RememberingEngine(ReferenceDecisions engine) {
    this(engine, new HashMap<>());
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> evaluate(
      byte[] dmn, String key, Map<String, @Nullable Object> facts) {
    Object answer =
        known.computeIfAbsent(
            List.of(Arrays.hashCode(dmn), new HashMap<>(facts)),
            question -> {
              try {
                return engine.evaluate(dmn, key, facts);
              } catch (RuntimeException refused) {
                return refused;
              }
            });
    if (answer instanceof RuntimeException refused) {
      throw refused;
    }
    return (List<Map<String, Object>>) answer;
  }
}
