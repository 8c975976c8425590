package io.baton.engine.camunda;

import io.baton.engine.HumanTask;
import io.baton.engine.HumanTasks;
import io.baton.engine.Scope;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class CamundaHumanTasks implements HumanTasks {
  private final TaskService tasks;
  private final OpenTasks open;

  CamundaHumanTasks(TaskService tasks, OpenTasks open) {
    this.tasks = tasks;
    this.open = open;
  }

  @Override
  @Transactional(readOnly = true)
  public List<HumanTask> ofLifeCycles() {
    return open.of(tasks.createTaskQuery().withoutTenantId());
  }

  @Override
  @Transactional(readOnly = true)
  public List<HumanTask> ofLifeCycle(long campaignId) {
    return open.of(
        tasks
            .createTaskQuery()
            .withoutTenantId()
            .processInstanceBusinessKey(Long.toString(campaignId)));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<HumanTask> find(String taskId) {
    return open.find(taskId);
  }

  @Override
  @Transactional
  public void claim(String taskId, String person) {
    requireFree(taskId, person);
    atOnce(() -> tasks.claim(taskId, person));
  }

  @Override
  @Transactional
  public void giveBack(String taskId, String person) {
    if (requireFree(taskId, person).assignee() == null) {
      throw OpenTasks.taken("the task is nobody's");
    }
    atOnce(() -> tasks.setAssignee(taskId, null));
  }

  @Override
  @Transactional
  public void handOver(String taskId, String from, String to) {
    requireFree(taskId, from);
    atOnce(() -> tasks.setAssignee(taskId, to));
  }

  @Override
  @Transactional
  public void setDue(String taskId, Instant due) {
    open.require(taskId);
    Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
    task.setDueDate(Date.from(due));
    atOnce(() -> tasks.saveTask(task));
  }

  @Override
  @Transactional
  public void complete(String taskId, Map<String, Object> variables) {
    if (open.require(taskId).scope() != Scope.LIFE_CYCLE) {
      throw OpenTasks.unknown();
    }
    try {
      tasks.complete(taskId, variables);
    } catch (NullValueException e) {
      throw OpenTasks.unknown();
    }
  }

  private HumanTask requireFree(String taskId, String person) {
    HumanTask task = open.require(taskId);
    if (task.assignee() != null && !task.assignee().equals(person)) {
      throw OpenTasks.taken("somebody else has taken the task");
    }
    return task;
  }

  /** Of two who want it at the same moment one comes too late. */
  private static void atOnce(Runnable change) {
    try {
      change.run();
    } catch (OptimisticLockingException | TaskAlreadyClaimedException e) {
      throw OpenTasks.taken("somebody else was quicker");
    }
  }
}
