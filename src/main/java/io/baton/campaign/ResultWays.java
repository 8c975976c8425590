package io.baton.campaign;

import io.baton.cohort.Column;
import io.baton.cohort.Conditions;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.engine.Sketch;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By which way customers leave the split that stands behind an element, where it asks for that
 * element's result and for nothing else: the same for all of them, so that the result alone says
 * it.
 */
final class ResultWays {
  private static final String SPLIT = "exclusiveGateway";
  private static final CustomerSet ANYBODY = CustomerSet.of(0);

  private final Sketch sketch;

  ResultWays(Sketch sketch) {
    this.sketch = sketch;
  }

  /** Empty where no such split stands behind it, or nobody could go on there. */
  Optional<Sketch.Flow> from(String element, String result, String value) {
    Set<String> seen = new HashSet<>();
    String at = element;
    List<Sketch.Flow> next = sketch.flowsFrom(at);
    while (next.size() == 1 && seen.add(at)) {
      at = next.get(0).target();
      next = sketch.flowsFrom(at);
      boolean gateway =
          sketch.element(at).filter(each -> each.type().endsWith("Gateway")).isPresent();
      if (!gateway) {
        return Optional.empty();
      }
    }
    boolean split = sketch.element(at).filter(each -> each.type().equals(SPLIT)).isPresent();
    return split && next.size() > 1 ? taken(next, result, value) : Optional.empty();
  }

  private static Optional<Sketch.Flow> taken(List<Sketch.Flow> ways, String result, String value) {
    Column column = Column.ofSets(new Field(result, FieldType.ENUM, 0), Map.of(value, ANYBODY));
    FieldIndex known = FieldIndex.empty(Instant.EPOCH).withEveryone(ANYBODY).with(column);
    for (Sketch.Flow way : ways) {
      if (way.otherwise()) {
        continue;
      }
      if (way.condition() == null) {
        return Optional.empty();
      }
      Rule rule = Conditions.parse(way.condition());
      if (!rule.fields().equals(Set.of(result))) {
        return Optional.empty();
      }
      if (!RuleCompiler.compile(rule, known).members(ANYBODY).isEmpty()) {
        return Optional.of(way);
      }
    }
    return ways.stream().filter(Sketch.Flow::otherwise).findFirst();
  }
}
