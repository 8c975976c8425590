package io.baton.engine.camunda;

import io.baton.engine.EngineErrorCode;
import io.baton.engine.HumanTask;
import io.baton.shared.BatonException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The engine's user tasks as the rest of the application sees them. */
@Component
class OpenTasks {
  private final TaskService tasks;
  private final RuntimeService engine;

  OpenTasks(TaskService tasks, RuntimeService engine) {
    this.tasks = tasks;
    this.engine = engine;
  }

  /** Oldest first. */
  List<HumanTask> of(TaskQuery query) {
    return of(query, task -> true);
  }

  /** The same; those that do not fit are not looked at more closely. */
  List<HumanTask> of(TaskQuery query, Predicate<Task> fits) {
    return query.active().orderByTaskCreateTime().asc().list().stream()
        .filter(fits)
        .map(this::describe)
        .toList();
  }

  Optional<HumanTask> find(String taskId) {
    return of(tasks.createTaskQuery().taskId(taskId)).stream().findFirst();
  }

  HumanTask require(String taskId) {
    return find(taskId).orElseThrow(OpenTasks::unknown);
  }

  static BatonException unknown() {
    return new BatonException(EngineErrorCode.TASK_UNKNOWN, "there is no such task any more");
  }

  static BatonException taken(String why) {
    return new BatonException(EngineErrorCode.TASK_TAKEN, why);
  }

  private HumanTask describe(Task task) {
    List<String> groups =
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .map(IdentityLink::getGroupId)
            .filter(group -> group != null)
            .sorted()
            .toList();
    Object campaign = engine.getVariable(task.getProcessInstanceId(), Token.CAMPAIGN);
    return new HumanTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
        ((Number) campaign).longValue(),
        task.getCreateTime().toInstant(),
        task.getAssignee(),
        task.getDueDate() == null ? null : task.getDueDate().toInstant(),
        groups,
        Token.scopeOf(task.getTenantId()));
  }
}
