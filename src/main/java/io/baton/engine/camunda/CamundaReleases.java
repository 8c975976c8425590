package io.baton.engine.camunda;

import io.baton.cohort.Cohort;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.HandsOff;
import io.baton.engine.HumanTask;
import io.baton.engine.Releases;
import io.baton.engine.Scope;
import io.baton.shared.BatonException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Releases under the lock that the timer takes too: whoever is first has everybody, and the other
 * one finds no task any more.
 */
@Component
class CamundaReleases implements Releases {
  private final OpenTasks open;
  private final TaskService tasks;
  private final RuntimeService engine;
  private final ProcessEngineConfigurationImpl configuration;
  private final Processes processes;
  private final Waits waits;
  private final Cohorts cohorts;
  private final ReleaseNews news;
  private final ObjectProvider<HandsOff> handsOff;

  CamundaReleases(
      OpenTasks open,
      TaskService tasks,
      RuntimeService engine,
      ProcessEngineConfigurationImpl configuration,
      Processes processes,
      Waits waits,
      Cohorts cohorts,
      ReleaseNews news,
      ObjectProvider<HandsOff> handsOff) {
    this.open = open;
    this.tasks = tasks;
    this.engine = engine;
    this.configuration = configuration;
    this.processes = processes;
    this.waits = waits;
    this.cohorts = cohorts;
    this.news = news;
    this.handsOff = handsOff;
  }

  @Override
  @Transactional(readOnly = true)
  public List<HumanTask> open() {
    return open.of(tasks.createTaskQuery(), CamundaReleases::isRelease);
  }

  @Override
  @Transactional(readOnly = true)
  public List<HumanTask> open(long campaignId) {
    return open.of(tasks.createTaskQuery().tenantIdIn(Long.toString(campaignId)));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Long> waiting(String taskId) {
    return raw(taskId).flatMap(this::wait).map(wait -> waits.waiting(wait).size());
  }

  @Override
  @Transactional
  public Released release(String taskId, String person, long seen) {
    return decide(taskId, person, seen, task -> tasks.complete(taskId));
  }

  @Override
  @Transactional
  public Released refuse(String taskId, String person, long seen) {
    return decide(
        taskId,
        person,
        seen,
        task ->
            configuration
                .getCommandExecutorTxRequired()
                .execute(leavingByTimer(task.getExecutionId())));
  }

  private interface Move {
    void of(Task task);
  }

  private Released decide(String taskId, String person, long seen, Move move) {
    Task found = raw(taskId).orElseThrow(OpenTasks::unknown);
    if (!processes.lock(found.getProcessInstanceId())) {
      throw OpenTasks.unknown();
    }
    HumanTask task = open.require(taskId);
    if (task.assignee() != null && !task.assignee().equals(person)) {
      throw OpenTasks.taken(task.assignee() + " has the task");
    }
    handsOff.ifAvailable(known -> requireHandsOff(known, task.campaignId(), person));
    CustomerSet who =
        raw(taskId).flatMap(this::wait).map(waits::waiting).orElseThrow(OpenTasks::unknown);
    if (who.size() != seen) {
      throw new BatonException(
          EngineErrorCode.RELEASE_CHANGED,
          "%d customers wait by now, not %d".formatted(who.size(), seen));
    }
    Cohort kept = cohorts.store(who, found.getProcessInstanceId());
    try {
      news.byPerson(() -> move.of(found));
    } catch (OptimisticLockingException | NullValueException e) {
      throw OpenTasks.taken("the time was up, or somebody else was quicker");
    }
    return new Released(task.campaignId(), task.elementId(), kept.size(), kept.id());
  }

  private static void requireHandsOff(HandsOff known, long campaignId, String person) {
    known
        .of(campaignId, person)
        .ifPresent(
            hand -> {
              throw hand.refusal();
            });
  }

  private Optional<Task> raw(String taskId) {
    return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).active().singleResult())
        .filter(CamundaReleases::isRelease);
  }

  private Optional<Waits.Wait> wait(Task task) {
    return engine.getVariableLocal(task.getExecutionId(), WaitListener.WAIT) instanceof Long wait
        ? waits.find(wait)
        : Optional.empty();
  }

  private static boolean isRelease(Task task) {
    return Token.scopeOf(task.getTenantId()) == Scope.JOURNEY;
  }

  /** What the timer does, before its time. */
  private static Command<Void> leavingByTimer(String executionId) {
    return context -> {
      ExecutionEntity waiting = context.getExecutionManager().findExecutionById(executionId);
      if (waiting == null) {
        throw OpenTasks.unknown();
      }
      ActivityImpl timer =
          ((ActivityImpl) waiting.getActivity())
              .getEventActivities().stream()
                  .filter(event -> event.getActivityBehavior() instanceof LapsedBehavior)
                  .findFirst()
                  .orElseThrow(() -> new IllegalStateException("the approval has no timer"));
      waiting.executeEventHandlerActivity(timer);
      return null;
    };
  }
}
