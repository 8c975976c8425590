package io.baton.engine.camunda;

import io.baton.cohort.CustomerSet;
import io.baton.engine.CohortDecisions;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.Parameter;
import io.baton.engine.ProcessTask;
import io.baton.engine.Scope;
import io.baton.engine.TaskFailed;
import io.baton.engine.TaskResult;
import io.baton.engine.TaskRetry;
import io.baton.engine.Tasks;
import io.baton.shared.BatonException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/** Calls the bean a step asks for, and decides what a failure means. */
@Component
class StepRunner {
  private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);
  private static final Duration SOON = Duration.ofMillis(200);

  private final Tasks tasks;
  private final ObjectProvider<CohortDecisions> decisions;
  private final Steps steps;
  private final StepSettings settings;

  StepRunner(
      Tasks tasks, ObjectProvider<CohortDecisions> decisions, Steps steps, StepSettings settings) {
    this.tasks = tasks;
    this.decisions = decisions;
    this.steps = steps;
    this.settings = settings;
  }

  boolean chunked(String taskKey) {
    return task(taskKey).descriptor().chunked();
  }

  /**
   * @param facts all variables, for a decision on campaign facts
   * @return who goes on
   */
  CustomerSet run(
      Step step,
      CustomerSet customers,
      StepVariables variables,
      Supplier<Map<String, Object>> facts) {
    if (step.kind() == Step.Kind.DECISION) {
      return decide(step, customers, variables, facts);
    }
    ProcessTask task = task(step.work());
    StepCall call = new StepCall(step, customers, defaults(task), variables::get);
    TaskResult result = task.run(call);
    variables.change(call.changes());
    return result instanceof TaskResult.Narrowed narrowed
        ? narrowed.goesOn().and(customers)
        : customers;
  }

  private CustomerSet decide(
      Step step,
      CustomerSet customers,
      StepVariables variables,
      Supplier<Map<String, Object>> facts) {
    if (step.scope() == Scope.LIFE_CYCLE) {
      variables.change(
          decisions.getObject().decideOnce(step.work(), step.campaignId(), facts.get()));
    } else {
      StepCall call = new StepCall(step, customers, Map.of(), variables::get);
      decisions.getObject().decide(step.work(), call);
      variables.change(call.changes());
    }
    return customers;
  }

  /** Records what becomes of a step whose transaction, or part of one, was rolled back. */
  void failed(Step step, RuntimeException failure) {
    if (failure instanceof TaskRetry retry) {
      steps.retryLater(step, retry.after(), step.attempts(), null, text(retry));
    } else if (failure instanceof TaskFailed fatal) {
      steps.failed(step, step.attempts() + 1, fatal.code().name(), text(fatal));
      if (step.kind() == Step.Kind.TASK) {
        tasks.find(step.work()).ifPresent(task -> task.failed(step.campaignId(), fatal));
      }
    } else if (isCollision(failure)) {
      steps.retryLater(step, SOON, step.attempts(), null, "another step was in the way");
    } else {
      broke(step, failure);
    }
  }

  /** A message of unknown origin may quote a customer's data: only its type is kept. */
  private void broke(Step step, RuntimeException failure) {
    LOG.warn("step {} at {} broke", step.id(), step.elementId(), failure);
    int attempts = step.attempts() + 1;
    String code =
        failure instanceof BatonException known
            ? known.code().name()
            : EngineErrorCode.TASK_BROKE.name();
    String problem =
        failure instanceof BatonException known ? text(known) : failure.getClass().getSimpleName();
    if (attempts >= settings.attempts()) {
      steps.failed(step, attempts, code, problem);
    } else {
      steps.retryLater(step, settings.backOff(attempts), attempts, code, problem);
    }
  }

  private static boolean isCollision(RuntimeException failure) {
    return failure instanceof TransientDataAccessException
        || failure instanceof org.camunda.bpm.engine.OptimisticLockingException;
  }

  private static String text(RuntimeException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private ProcessTask task(String key) {
    return tasks
        .find(key)
        .orElseThrow(
            () -> new TaskFailed(EngineErrorCode.TASK_MISSING, "no task has the key " + key));
  }

  private static Map<String, String> defaults(ProcessTask task) {
    Map<String, String> defaults = new HashMap<>();
    for (Parameter parameter : task.descriptor().parameters()) {
      if (parameter.defaultValue() != null) {
        defaults.put(parameter.name(), parameter.defaultValue());
      }
    }
    return defaults;
  }
}
