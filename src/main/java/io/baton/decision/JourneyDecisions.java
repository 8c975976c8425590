package io.baton.decision;

import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.engine.CohortDecisions;
import io.baton.engine.TaskCall;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decisions as processes use them: over the cohort of a journey, once in a life cycle. */
@Component
class JourneyDecisions implements CohortDecisions {
  private final Decisions decisions;
  private final Outcomes outcomes;
  private final FoldingOutcomes folding;
  private final FieldIndexes indexes;

  JourneyDecisions(
      Decisions decisions, Outcomes outcomes, FoldingOutcomes folding, FieldIndexes indexes) {
    this.decisions = decisions;
    this.outcomes = outcomes;
    this.folding = folding;
    this.indexes = indexes;
  }

  @Override
  @Transactional
  public void decide(String decisionRef, TaskCall call) {
    DecisionVersion version = decisions.forCampaign(decisionRef, call.campaignId());
    FieldIndex index =
        outcomes.over(indexes.current(), call.processInstanceId(), decisions.inputs(version));
    SetOutcome outcome = decisions.evaluate(version, index, call.customers());
    outcome.requireOneResult();
    outcomes.keep(call, outcome);
  }

  /** Of several hits the first counts; a table that must not have several says UNIQUE or FIRST. */
  @Override
  public Map<String, Object> decideOnce(
      String decisionRef, long campaignId, Map<String, Object> facts) {
    DecisionVersion version = decisions.forCampaign(decisionRef, campaignId);
    Map<String, Object> variables = new LinkedHashMap<>();
    for (Map<String, Object> hit : decisions.evaluateOnce(version, facts)) {
      hit.forEach((name, value) -> variables.putIfAbsent(name, plain(value)));
    }
    return variables;
  }

  /** Process variables have no decimal type of their own. */
  private static Object plain(Object value) {
    return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
  }

  @Override
  public void merged(String processInstanceId, String into) {
    outcomes.move(processInstanceId, into);
  }

  @Override
  public void forget(Collection<String> processInstanceIds) {
    folding.fold(processInstanceIds);
  }

  @Override
  public List<Finding> check(String decisionRef) {
    return decisions
        .latest(decisionRef)
        .map(version -> List.<Finding>of())
        .orElseGet(
            () ->
                List.of(
                    new Finding(
                        decisionRef,
                        DecisionErrorCode.DECISION_UNKNOWN.name(),
                        "there is no decision " + decisionRef)));
  }
}
