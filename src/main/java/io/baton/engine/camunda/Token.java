package io.baton.engine.camunda;

import io.baton.engine.LifeCycles;
import io.baton.engine.Scope;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * What a token says about itself. Its cohort's id is a variable of the branch it is on; a branch
 * without one carries the cohort of the branch it came from.
 */
record Token(ExecutionEntity execution) {
  static final String CAMPAIGN = "campaignId";
  static final String COHORT = LifeCycles.JOURNEY_COHORT;

  static Token of(DelegateExecution execution) {
    return new Token((ExecutionEntity) execution);
  }

  /** Journeys are deployed for one campaign each, the campaign being the tenant. */
  static Scope scopeOf(@Nullable String tenantId) {
    return tenantId == null ? Scope.LIFE_CYCLE : Scope.JOURNEY;
  }

  Scope scope() {
    return scopeOf(execution.getProcessDefinition().getTenantId());
  }

  boolean carriesCohort() {
    return scope() == Scope.JOURNEY;
  }

  long campaignId() {
    return number(CAMPAIGN);
  }

  long cohortId() {
    return number(COHORT);
  }

  String processInstanceId() {
    return execution.getProcessInstanceId();
  }

  String elementId() {
    return execution.getCurrentActivityId();
  }

  private long number(String variable) {
    if (execution.getVariable(variable) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException(
        "process instance %s has no %s".formatted(processInstanceId(), variable));
  }
}
