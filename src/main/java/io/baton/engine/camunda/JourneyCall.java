package io.baton.engine.camunda;

import io.baton.engine.LifeCycles;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** Calls the campaign's own journey: the definition and the cohort which the launch task named. */
final class JourneyCall extends CallActivityBehavior {
  @Override
  protected void startInstance(
      ActivityExecution execution, VariableMap variables, String businessKey) {
    Token token = Token.of(execution);
    if (!(token.execution().getVariable(LifeCycles.JOURNEY_DEFINITION) instanceof String id)) {
      throw new IllegalStateException("the launch task has not named a journey");
    }
    ProcessDefinitionEntity journey =
        Context.getProcessEngineConfiguration()
            .getDeploymentCache()
            .findDeployedProcessDefinitionById(id);
    VariableMap facts =
        Variables.createVariables()
            .putValue(Token.CAMPAIGN, token.campaignId())
            .putValue(Token.COHORT, token.cohortId());
    execution.createSubProcessInstance(journey, token.execution().getBusinessKey()).start(facts);
  }
}
