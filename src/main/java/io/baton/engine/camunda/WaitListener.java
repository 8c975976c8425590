package io.baton.engine.camunda;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;

/** Begins and ends the waiting of a set; when its time is up, the branch carries who is left. */
final class WaitListener implements ExecutionListener {
  /** Variable of the waiting token, by which its message finds it. */
  static final String WAIT = "wait";

  private final TokenMoves moves;
  private final Waits waits;

  WaitListener(TokenMoves moves, Waits waits) {
    this.moves = moves;
    this.waits = waits;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Token token = Token.of(execution);
    moves.lock(token);
    if (EVENTNAME_START.equals(execution.getEventName())) {
      moves.entered(token);
      execution.setVariableLocal(WAIT, waits.open(token, messages(token.execution())));
    } else {
      long rest = waits.close((Long) execution.getVariableLocal(WAIT));
      TokenMoves.carry(token.execution(), rest);
      moves.left(token);
      TokenMoves.carry(token.execution().getParent(), rest);
    }
  }

  private static List<String> messages(ExecutionEntity execution) {
    List<String> names = new ArrayList<>();
    EventSubscriptionDeclaration.getDeclarationsForScope((PvmScope) execution.getActivity())
        .values()
        .forEach(declaration -> names.add(declaration.getUnresolvedEventName()));
    return names;
  }
}
