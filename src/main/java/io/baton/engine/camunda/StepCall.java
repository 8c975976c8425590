package io.baton.engine.camunda;

import io.baton.cohort.CustomerSet;
import io.baton.engine.TaskCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call for one chunk of a step. What it sets is applied only if the call succeeds. */
final class StepCall implements TaskCall {
  private final Step step;
  private final CustomerSet customers;
  private final Map<String, String> defaults;
  private final Function<String, @Nullable Object> variables;
  private final Map<String, Object> changes = new LinkedHashMap<>();

  StepCall(
      Step step,
      CustomerSet customers,
      Map<String, String> defaults,
      Function<String, @Nullable Object> variables) {
    this.step = step;
    this.customers = customers;
    this.defaults = defaults;
    this.variables = variables;
  }

  Map<String, Object> changes() {
    return changes;
  }

  @Override
  public long campaignId() {
    return step.campaignId();
  }

  @Override
  public String processInstanceId() {
    return step.processInstanceId();
  }

  @Override
  public String elementId() {
    return step.elementId();
  }

  @Override
  public long stepNumber() {
    return step.id();
  }

  @Override
  public CustomerSet customers() {
    return customers;
  }

  @Override
  public int chunk() {
    return step.chunk();
  }

  @Override
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(step.parameters().getOrDefault(name, defaults.get(name)));
  }

  @Override
  public @Nullable Object variable(String name) {
    return changes.containsKey(name) ? changes.get(name) : variables.apply(name);
  }

  @Override
  public void setVariable(String name, Object value) {
    changes.put(name, value);
  }
}
