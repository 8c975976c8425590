package io.baton.decision;

import io.baton.cohort.Conditions;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.engine.ConditionSource;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Conditions of sequence flows. A name means an outcome of the process instance first, then a fact
 * that came with the cohort, then a tag.
 */
@Component
class JourneyConditions implements ConditionSource {
  private final Outcomes outcomes;
  private final FieldIndexes indexes;

  JourneyConditions(Outcomes outcomes, FieldIndexes indexes) {
    this.outcomes = outcomes;
    this.indexes = indexes;
  }

  @Override
  public CustomerSet whereTrue(
      String condition, long campaignId, String processInstanceId, CustomerSet among) {
    Rule rule = Conditions.parse(condition);
    return RuleCompiler.compile(
            rule, outcomes.over(indexes.current(), processInstanceId, rule.fields()))
        .members(among);
  }

  /**
   * Checks the form only: which outcomes, event fields and tags there are is known when the
   * condition is reached.
   */
  @Override
  public List<Finding> check(String condition) {
    try {
      Conditions.parse(condition);
      return List.of();
    } catch (BatonException e) {
      return e.findings();
    }
  }
}
