package io.baton.engine.camunda;

import io.baton.cohort.CustomerSet;
import io.baton.engine.Scope;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.behavior.FlowNodeActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A service task or business rule task. A small cohort is served at once, in the transaction that
 * brought it, behind a savepoint: a failure undoes the task's own writes, never the transaction,
 * and leaves a step that is tried again. Large cohorts, and tasks of a life cycle, which call the
 * engine themselves, are left to the step worker, and the token waits.
 */
final class TaskBehavior extends FlowNodeActivityBehavior {
  private final Step.Kind kind;
  private final String work;
  private final Map<String, String> parameters;
  private final Parts parts;

  /** What every task behaviour needs of the application. */
  record Parts(
      TokenMoves moves,
      Steps steps,
      StepRunner runner,
      StepSettings settings,
      PlatformTransactionManager transactions) {}

  TaskBehavior(Step.Kind kind, String work, Map<String, String> parameters, Parts parts) {
    this.kind = kind;
    this.work = work;
    this.parameters = parameters;
    this.parts = parts;
  }

  @Override
  public void execute(ActivityExecution execution) {
    Token token = Token.of(execution);
    boolean journey = token.carriesCohort();
    long total = parts.moves().size(token);
    Step draft =
        new Step(
            0,
            token.campaignId(),
            token.processInstanceId(),
            token.execution().getActivityInstanceId(),
            token.execution().getId(),
            token.elementId(),
            token.scope(),
            kind,
            work,
            parameters,
            journey ? token.cohortId() : null,
            total,
            0,
            0,
            0);
    boolean queued = isLong(token.scope(), total);
    Step step = parts.steps().open(draft, queued);
    if (!queued) {
      serve(execution, token, step);
    }
  }

  private boolean isLong(Scope scope, long total) {
    if (kind == Step.Kind.DECISION) {
      return false;
    }
    return scope == Scope.LIFE_CYCLE
        || (total > parts.settings().chunk() && parts.runner().chunked(work));
  }

  private void serve(ActivityExecution execution, Token token, Step step) {
    CustomerSet customers =
        token.carriesCohort() ? parts.moves().customers(token) : CustomerSet.empty();
    StepVariables variables = new StepVariables(execution::getVariable);
    CustomerSet goesOn;
    try {
      goesOn =
          behindSavepoint()
              .execute(
                  status ->
                      parts.runner().run(step, customers, variables, execution::getVariables));
    } catch (RuntimeException failure) {
      parts.runner().failed(step, failure);
      return;
    }
    token.execution().getProcessInstance().setVariables(variables.changes());
    boolean everyone = goesOn.size() == customers.size();
    leaveWith(
        execution,
        !token.carriesCohort() || everyone
            ? null
            : goesOn.isEmpty() ? NOBODY : parts.moves().store(token, goesOn));
  }

  private TransactionTemplate behindSavepoint() {
    TransactionTemplate nested = new TransactionTemplate(parts.transactions());
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    return nested;
  }

  /** The step worker has done the last chunk. */
  @Override
  public void signal(ActivityExecution execution, String name, @Nullable Object data) {
    if (data instanceof StepDone done) {
      leaveWith(execution, done.cohortId());
    } else {
      throw new IllegalStateException("only the step worker moves a token on");
    }
  }

  private static final long NOBODY = -1;

  /** The step worker's word that all chunks are committed, and who goes on; null for everyone. */
  record StepDone(@Nullable Long cohortId) {
    static StepDone nobody() {
      return new StepDone(NOBODY);
    }
  }

  private void leaveWith(ActivityExecution execution, @Nullable Long cohortId) {
    Token token = Token.of(execution);
    if (cohortId != null && cohortId == NOBODY) {
      execution.end(true);
      return;
    }
    if (cohortId != null) {
      for (PvmTransition flow : execution.getActivity().getOutgoingTransitions()) {
        parts.moves().route(token, flow.getId(), cohortId);
      }
    }
    leave((ExecutionEntity) execution);
  }
}
