package io.baton.engine;

import java.util.List;

/**
 * A kind of service task.
 *
 * @param key written as {@code camunda:topic} in the diagram; unique
 * @param scope the kind of process it may stand in
 * @param icon name of the icon in the modeler's palette
 * @param chunked whether a large cohort may be handed over in chunks, each its own transaction
 */
public record TaskDescriptor(
    String key,
    Scope scope,
    String nameZh,
    String nameEn,
    String icon,
    List<Parameter> parameters,
    boolean chunked) {

  public TaskDescriptor {
    parameters = List.copyOf(parameters);
  }
}
