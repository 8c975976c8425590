package io.baton.engine.camunda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.jspecify.annotations.Nullable;

/** Begins and ends the waiting of a set; when its time is up, the branch carries who is left. */
final class WaitListener implements ExecutionListener {
  /** Variable of the waiting token, by which its message finds it. */
  static final String WAIT = "wait";

  /** Value of {@link #WAIT} where the token's customers have joined another's set. */
  static final long MERGED = -1;

  private final TokenMoves moves;
  private final Waits waits;
  private final WaitMerging merging;
  private final boolean forAPerson;

  /**
   * @param forAPerson whether a person's word ends the wait, not an answer of the customers
   */
  WaitListener(TokenMoves moves, Waits waits, WaitMerging merging, boolean forAPerson) {
    this.moves = moves;
    this.waits = waits;
    this.merging = merging;
    this.forAPerson = forAPerson;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Token token = Token.of(execution);
    moves.lock(token);
    if (EVENTNAME_START.equals(execution.getEventName())) {
      moves.entered(token);
      execution.setVariableLocal(WAIT, begin(token));
    } else {
      end(token, (Long) execution.getVariableLocal(WAIT));
    }
  }

  private long begin(Token token) {
    if (forAPerson) {
      return merging.joinOwn(token) ? MERGED : waits.open(token, List.of(), Duration.ZERO);
    }
    Duration bucket = merging.bucket(token);
    return !bucket.isZero() && merging.join(token)
        ? MERGED
        : waits.open(token, messages(token.execution()), bucket);
  }

  /** A token that began to wait before waits were kept has no number. */
  private void end(Token token, @Nullable Long wait) {
    if (wait == null) {
      moves.left(token);
    } else if (wait != MERGED) {
      long rest = waits.close(wait);
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
