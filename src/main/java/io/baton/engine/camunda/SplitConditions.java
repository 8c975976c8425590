package io.baton.engine.camunda;

import io.baton.cohort.CustomerSet;
import io.baton.engine.ConditionSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the module that knows the customers for whom a condition is true. */
@Component
class SplitConditions {
  private final ObjectProvider<ConditionSource> source;

  /** The source is looked up late: it may itself use what runs on the engine. */
  SplitConditions(ObjectProvider<ConditionSource> source) {
    this.source = source;
  }

  CustomerSet whereTrue(String condition, Token token, CustomerSet among) {
    return among.isEmpty()
        ? among
        : source
            .getObject()
            .whereTrue(condition, token.campaignId(), token.processInstanceId(), among)
            .and(among);
  }
}
