package io.baton.engine.camunda;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The process variables a step reads, and the changes it makes if it succeeds. */
final class StepVariables {
  private final Function<String, @Nullable Object> current;
  private final Map<String, Object> changes = new LinkedHashMap<>();

  StepVariables(Function<String, @Nullable Object> current) {
    this.current = current;
  }

  @Nullable Object get(String name) {
    return changes.containsKey(name) ? changes.get(name) : current.apply(name);
  }

  void change(Map<String, Object> more) {
    changes.putAll(more);
  }

  Map<String, Object> changes() {
    return changes;
  }
}
