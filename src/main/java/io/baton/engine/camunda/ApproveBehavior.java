package io.baton.engine.camunda;

import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.task.TaskDecorator;
import org.jspecify.annotations.Nullable;

/**
 * An approval within a journey: a set waits until a person has released it. Only {@link
 * CamundaReleases} completes the task, having asked who the person is; a task that is completed in
 * any other way leaves everybody where they are.
 */
final class ApproveBehavior extends UserTaskActivityBehavior {
  private final Waits waits;
  private final ReleaseNews news;

  ApproveBehavior(TaskDecorator task, Waits waits, ReleaseNews news) {
    super(task);
    this.waits = waits;
    this.news = news;
  }

  @Override
  public void performExecution(ActivityExecution execution) throws Exception {
    if (wait(execution) == WaitListener.MERGED) {
      execution.end(true);
      return;
    }
    super.performExecution(execution);
    ExecutionEntity token = (ExecutionEntity) execution;
    token.getJobs().stream()
        .map(JobEntity::getDuedate)
        .filter(Objects::nonNull)
        .min(Date::compareTo)
        .ifPresent(due -> token.getTasks().forEach(task -> task.setDueDate(due)));
    news.asked(Token.of(token));
  }

  @Override
  public void signal(ActivityExecution execution, String name, @Nullable Object data) {
    if (!news.byPerson()) {
      throw new IllegalStateException("only a person who may releases the customers of a journey");
    }
    boolean everybodyHasLeft =
        waits.find(wait(execution)).filter(wait -> waits.waiting(wait).isEmpty()).isPresent();
    if (everybodyHasLeft) {
      execution.end(true);
    } else {
      leave(execution);
    }
  }

  private static long wait(ActivityExecution execution) {
    return (Long) execution.getVariableLocal(WaitListener.WAIT);
  }
}
