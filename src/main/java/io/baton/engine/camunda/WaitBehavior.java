package io.baton.engine.camunda;

import org.camunda.bpm.engine.impl.bpmn.behavior.FlowNodeActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.jspecify.annotations.Nullable;

/**
 * A wait: for a time, or for a time and what happens before. A token whose customers have joined
 * another's set has come to its end.
 */
final class WaitBehavior extends FlowNodeActivityBehavior {
  private final Waits waits;

  WaitBehavior(Waits waits) {
    this.waits = waits;
  }

  @Override
  public void execute(ActivityExecution execution) {
    if (wait(execution) instanceof Long wait && wait == WaitListener.MERGED) {
      execution.end(true);
    }
  }

  /** The time is up. */
  @Override
  public void signal(ActivityExecution execution, String name, @Nullable Object data) {
    Token token = Token.of(execution);
    boolean everybodyHasLeft =
        wait(execution) instanceof Long wait
            && waits.find(wait).map(waits::waiting).filter(rest -> rest.isEmpty()).isPresent();
    if (everybodyHasLeft) {
      token.execution().end(true);
    } else {
      leave(execution);
    }
  }

  private static @Nullable Object wait(ActivityExecution execution) {
    return execution.getVariableLocal(WaitListener.WAIT);
  }
}
