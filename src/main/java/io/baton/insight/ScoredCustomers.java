package io.baton.insight;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import java.math.BigDecimal;
import java.util.Map;

/** A score cut in two: who is above the cut-off, and who has a score and is not. */
record ScoredCustomers(Column scores, CustomerSet above) {

  static ScoredCustomers of(FieldIndex index, String scoreTag, BigDecimal cutOff) {
    Rule rule = new Rule.Leaf(scoreTag, Operator.GE, new Literal.Decimal(cutOff));
    return new ScoredCustomers(
        index.require(scoreTag), RuleCompiler.compile(rule, index).members());
  }

  /** Yes and no; who has no score gets no value. */
  Column insight(String tag) {
    return Column.ofSets(
        new Field(tag, FieldType.BOOLEAN, 0),
        Map.of("true", above, "false", scores.exists().minus(above)));
  }

  BigDecimal score(int customer) {
    return BigDecimal.valueOf(scores.valueAt(customer), scores.field().scale());
  }
}
