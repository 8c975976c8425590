package io.baton.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow node of a diagram.
 *
 * @param type BPMN local name, such as {@code serviceTask}
 * @param task key of the task, for service tasks
 * @param parameters as written in the diagram, without defaults
 * @param decision key of the decision, for business rule tasks
 * @param message name of the message, for message events
 * @param phases of the life cycle this element stands for, such as {@code APPROVE}
 */
public record ElementInfo(
    String id,
    String type,
    String name,
    @Nullable String task,
    Map<String, String> parameters,
    @Nullable String decision,
    @Nullable String message,
    List<String> phases) {

  /** Parameter of a business rule task: which version of its table it asks. */
  public static final String TABLE_VERSION = "version";

  /** The version that was signed with the campaign; so it is where nothing is said. */
  public static final String SIGNED = "SIGNED";

  /** Whichever version is in effect when a customer comes. */
  public static final String LATEST = "LATEST";

  public ElementInfo {
    parameters = Map.copyOf(parameters);
    phases = List.copyOf(phases);
  }

  /** Whether a new version of its table changes what it says, while the campaign runs. */
  public boolean followsTable() {
    return decision != null && LATEST.equals(parameters.get(TABLE_VERSION));
  }
}
