package io.baton.segment;

import io.baton.cohort.CompiledRule;
import io.baton.cohort.CompiledRule.ClauseCount;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** RULE: a tree of comparisons of tags. */
@Component
class RuleKind implements SegmentKind {
  static final String NAME = "RULE";

  private final FieldIndexes indexes;

  RuleKind(FieldIndexes indexes) {
    this.indexes = indexes;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Question ask(JsonNode definition, Within within) {
    FieldIndex current = indexes.current();
    FieldIndex index = within.among() == null ? current : current.preferring(within.among());
    return new Asked(RuleCompiler.compile(Rule.parse(definition), index), index.asOf());
  }

  @Override
  public String canonical(JsonNode definition) {
    return Rule.parse(definition).toJson();
  }

  @Override
  public Set<String> tags(JsonNode definition) {
    return Rule.parse(definition).fields();
  }

  @Override
  public List<String> places(JsonNode definition, String field) {
    return RulePlaces.of(Rule.parse(definition), field);
  }

  private record Asked(CompiledRule rule, Instant asOf) implements Question {
    @Override
    public CustomerSet members(CustomerSet universe) {
      return rule.members(universe);
    }

    /** A rule looks at each customer alone, so that the others need not be asked. */
    @Override
    public boolean holds(int customer, CustomerSet universe) {
      return universe.contains(customer) && !rule.members(CustomerSet.of(customer)).isEmpty();
    }

    @Override
    public long count(CustomerSet universe) {
      return rule.count(universe);
    }

    @Override
    public List<ClauseCount> parts(CustomerSet universe) {
      return rule.clauses(universe);
    }
  }
}
