package io.baton.engine.camunda;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.engine.ElementCount;
import io.baton.engine.ElementPace;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.FlowCount;
import io.baton.engine.Journeys;
import io.baton.engine.ProcessGate;
import io.baton.engine.Scope;
import io.baton.engine.StepProgress;
import io.baton.shared.BatonException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class CamundaJourneys implements Journeys {
  private final Deployments deployments;
  private final RuntimeService engine;
  private final EarlyResponses responses;
  private final Counts counts;
  private final Steps steps;
  private final Waits waits;
  private final Cohorts cohorts;
  private final Processes processes;
  private final ProcessGate gate;
  private final TokenMoves moves;

  CamundaJourneys(
      Deployments deployments,
      RuntimeService engine,
      EarlyResponses responses,
      Counts counts,
      Steps steps,
      Waits waits,
      Cohorts cohorts,
      Processes processes,
      ProcessGate gate,
      TokenMoves moves) {
    this.deployments = deployments;
    this.engine = engine;
    this.responses = responses;
    this.counts = counts;
    this.steps = steps;
    this.waits = waits;
    this.cohorts = cohorts;
    this.processes = processes;
    this.gate = gate;
    this.moves = moves;
  }

  @Override
  @Transactional
  public String deploy(String key, byte[] bpmn, long campaignId) {
    gate.require(bpmn, Scope.JOURNEY);
    return deployments.journey(key, bpmn, campaignId);
  }

  @Override
  @Transactional
  public String start(
      String definitionId, long campaignId, long cohortId, Map<String, Object> variables) {
    return engine
        .createProcessInstanceById(definitionId)
        .businessKey(Long.toString(campaignId))
        .setVariables(withToken(variables, campaignId, cohortId))
        .execute()
        .getProcessInstanceId();
  }

  @Override
  @Transactional
  public String startByMessage(
      String definitionId,
      String message,
      long campaignId,
      long cohortId,
      Map<String, Object> variables) {
    return begin(definitionId, message, campaignId, cohortId, variables, instance -> {});
  }

  @Override
  @Transactional
  public String startByMessage(
      String definitionId,
      String message,
      long campaignId,
      long cohortId,
      Map<String, Object> variables,
      Consumer<String> before) {
    return begin(
        definitionId,
        message,
        campaignId,
        cohortId,
        variables,
        instance -> {
          cohorts.hold(cohortId, instance);
          before.accept(instance);
        });
  }

  private String begin(
      String definitionId,
      String message,
      long campaignId,
      long cohortId,
      Map<String, Object> variables,
      Consumer<String> before) {
    return moves.beginning(
        before,
        () ->
            engine
                .startProcessInstanceByMessageAndProcessDefinitionId(
                    message,
                    definitionId,
                    Long.toString(campaignId),
                    withToken(variables, campaignId, cohortId))
                .getProcessInstanceId());
  }

  @Override
  @Transactional
  public long leave(long campaignId, CustomerSet customers) {
    return customers.isEmpty() ? 0 : responses.responded(campaignId, Departures.LEAVE, customers);
  }

  private static Map<String, Object> withToken(
      Map<String, Object> variables, long campaignId, long cohortId) {
    Map<String, Object> all = new HashMap<>(variables);
    all.put(Token.CAMPAIGN, campaignId);
    all.put(Token.COHORT, cohortId);
    return all;
  }

  @Override
  @Transactional
  public long responded(long campaignId, String message, CustomerSet responders) {
    return responders.isEmpty() ? 0 : responses.responded(campaignId, message, responders);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<Long, Set<String>> waitingFor(Collection<String> messages) {
    return messages.isEmpty() ? Map.of() : waits.listening(messages);
  }

  @Override
  @Transactional(readOnly = true)
  public List<ElementCount> counts(long campaignId) {
    return counts.elements(campaignId, Scope.JOURNEY);
  }

  @Override
  @Transactional(readOnly = true)
  public List<ElementPace> paces(long campaignId) {
    return counts.paces(campaignId, Scope.JOURNEY);
  }

  @Override
  @Transactional(readOnly = true)
  public List<FlowCount> flows(long campaignId) {
    return counts.flows(campaignId, Scope.JOURNEY);
  }

  @Override
  @Transactional(readOnly = true)
  public List<StepProgress> steps(long campaignId) {
    return steps.open(campaignId);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<NextTimer> nextTimer(long campaignId) {
    return processes.nextTimer(campaignId);
  }

  @Override
  @Transactional
  public void retry(long stepNumber) {
    if (!steps.tryAgain(stepNumber)) {
      throw new BatonException(
          EngineErrorCode.STEP_NOT_FAILED, "step %d has not failed".formatted(stepNumber));
    }
  }

  @Override
  @Transactional(readOnly = true)
  public boolean finished(long campaignId) {
    return processes.finished(campaignId, Scope.JOURNEY);
  }

  @Override
  @Transactional(readOnly = true)
  public boolean settled(long campaignId) {
    boolean working =
        steps.open(campaignId).stream().anyMatch(step -> step.state() != StepProgress.State.FAILED);
    return !working && !processes.due(campaignId);
  }

  @Override
  @Transactional(readOnly = true)
  public CustomerSet onTheWay(long campaignId) {
    CustomerSet found = waits.waitingIn(campaignId);
    for (Step step : steps.underWay(campaignId)) {
      Long cohort = step.cohortId();
      found = cohort == null ? found : found.or(cohorts.members(cohort));
    }
    return found;
  }

  /** Steps are locked before instances, in the order of the step worker. */
  @Override
  @Transactional
  public void stop(long campaignId) {
    steps.lockOpen(campaignId);
    List<String> running = processes.running(campaignId);
    running.forEach(processes::lock);
    for (String instance : running) {
      if (processes.lock(instance)) {
        engine.deleteProcessInstanceIfExists(instance, "stopped", false, true, false, false);
      }
    }
  }
}
