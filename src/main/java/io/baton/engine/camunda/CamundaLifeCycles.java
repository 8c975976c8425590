package io.baton.engine.camunda;

import io.baton.engine.ElementCount;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.HumanTask;
import io.baton.engine.LifeCycles;
import io.baton.engine.ProcessGate;
import io.baton.engine.Scope;
import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class CamundaLifeCycles implements LifeCycles {
  private final Deployments deployments;
  private final StarterProcesses starters;
  private final RuntimeService engine;
  private final TaskService tasks;
  private final OpenTasks open;
  private final Processes processes;
  private final Counts counts;
  private final ProcessGate gate;

  CamundaLifeCycles(
      Deployments deployments,
      StarterProcesses starters,
      RuntimeService engine,
      TaskService tasks,
      OpenTasks open,
      Processes processes,
      Counts counts,
      ProcessGate gate) {
    this.deployments = deployments;
    this.starters = starters;
    this.engine = engine;
    this.tasks = tasks;
    this.open = open;
    this.processes = processes;
    this.counts = counts;
    this.gate = gate;
  }

  @Override
  @Transactional
  public void deploy(String key, byte[] bpmn) {
    gate.require(bpmn, Scope.LIFE_CYCLE);
    deployments.lifeCycle(key, bpmn);
  }

  @Override
  @Transactional
  public String start(String lifeCycleKey, long campaignId, Map<String, Object> variables) {
    Map<String, Object> facts = new HashMap<>(variables);
    facts.put(Token.CAMPAIGN, campaignId);
    return engine
        .createProcessInstanceById(definition(lifeCycleKey))
        .businessKey(Long.toString(campaignId))
        .setVariables(facts)
        .execute()
        .getProcessInstanceId();
  }

  private String definition(String key) {
    Optional<String> deployed = deployments.latestLifeCycle(key);
    if (deployed.isEmpty()) {
      starters.lifeCycle(key).ifPresent(bpmn -> deploy(key, bpmn));
      deployed = deployments.latestLifeCycle(key);
    }
    return deployed.orElseThrow(
        () -> new BatonException(EngineErrorCode.PROCESS_UNKNOWN, "there is no life cycle " + key));
  }

  @Override
  @Transactional(readOnly = true)
  public byte[] diagram(long campaignId) {
    return processes
        .lifeCycle(campaignId)
        .map(instance -> deployments.document(instance.definitionId()))
        .orElseThrow(
            () ->
                new BatonException(
                    EngineErrorCode.PROCESS_UNKNOWN,
                    "campaign %d has no life cycle".formatted(campaignId)));
  }

  @Override
  @Transactional(readOnly = true)
  public List<HumanTask> tasks() {
    return open.of(tasks.createTaskQuery().withoutTenantId());
  }

  @Override
  @Transactional(readOnly = true)
  public List<HumanTask> tasks(long campaignId) {
    return open.of(
        tasks
            .createTaskQuery()
            .withoutTenantId()
            .processInstanceBusinessKey(Long.toString(campaignId)));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<HumanTask> task(String taskId) {
    return open.find(taskId);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Object> variable(long campaignId, String name) {
    return processes
        .lifeCycle(campaignId)
        .filter(instance -> processes.running(campaignId).contains(instance.processInstanceId()))
        .map(instance -> engine.getVariable(instance.processInstanceId(), name));
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

  @Override
  @Transactional(readOnly = true)
  public List<ElementCount> counts(long campaignId) {
    return counts.elements(campaignId, Scope.LIFE_CYCLE);
  }
}
