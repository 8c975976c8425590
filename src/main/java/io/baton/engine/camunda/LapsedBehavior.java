package io.baton.engine.camunda;

import org.camunda.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** The way out of an approval for those who are not released, by a person's word or by silence. */
final class LapsedBehavior extends BoundaryEventActivityBehavior {
  private final TokenMoves moves;
  private final ReleaseNews news;

  LapsedBehavior(TokenMoves moves, ReleaseNews news) {
    this.moves = moves;
    this.news = news;
  }

  @Override
  public void execute(ActivityExecution execution) {
    Token token = Token.of(execution);
    if (moves.size(token) == 0) {
      execution.end(true);
      return;
    }
    if (!news.byPerson()) {
      ActivityImpl boundary = (ActivityImpl) execution.getActivity();
      news.lapsed(token, boundary.getEventScope().getId());
    }
    leave(execution);
  }
}
