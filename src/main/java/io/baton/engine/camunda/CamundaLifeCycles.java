package io.baton.engine.camunda;

import io.baton.engine.ElementCount;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.LifeCycles;
import io.baton.engine.ProcessGate;
import io.baton.engine.Scope;
import io.baton.shared.BatonException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class CamundaLifeCycles implements LifeCycles {
  private final Deployments deployments;
  private final StarterProcesses starters;
  private final RuntimeService engine;
  private final Processes processes;
  private final Counts counts;
  private final ProcessGate gate;

  CamundaLifeCycles(
      Deployments deployments,
      StarterProcesses starters,
      RuntimeService engine,
      Processes processes,
      Counts counts,
      ProcessGate gate) {
    this.deployments = deployments;
    this.starters = starters;
    this.engine = engine;
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
  public Optional<Object> variable(long campaignId, String name) {
    return processes
        .lifeCycle(campaignId)
        .filter(instance -> processes.running(campaignId).contains(instance.processInstanceId()))
        .map(instance -> engine.getVariable(instance.processInstanceId(), name));
  }

  @Override
  @Transactional(readOnly = true)
  public List<ElementCount> counts(long campaignId) {
    return counts.elements(campaignId, Scope.LIFE_CYCLE);
  }
}
