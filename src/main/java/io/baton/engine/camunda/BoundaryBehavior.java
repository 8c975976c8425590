package io.baton.engine.camunda;

import org.camunda.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** The way out of a wait; where everyone has responded before the time was up, nobody takes it. */
final class BoundaryBehavior extends BoundaryEventActivityBehavior {
  private final TokenMoves moves;

  BoundaryBehavior(TokenMoves moves) {
    this.moves = moves;
  }

  @Override
  public void execute(ActivityExecution execution) {
    if (moves.size(Token.of(execution)) == 0) {
      execution.end(true);
    } else {
      leave(execution);
    }
  }
}
