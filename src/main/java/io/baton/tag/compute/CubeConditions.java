package io.baton.tag.compute;

import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a cube understands of a definition: texts that columns must equal, all of them at once. */
final class CubeConditions {
  private CubeConditions() {}

  /** Whether a definition can be computed together with others of its table. */
  static boolean fit(TagDefinition definition, FactTable table) {
    return table.day() != null
        && aggregates(definition.aggregate(), table)
        && tests(definition.where(), table).isPresent();
  }

  private static boolean aggregates(Aggregate aggregate, FactTable table) {
    String measure = measure(aggregate);
    return aggregate instanceof Aggregate.Count
        || ofDay(aggregate, table)
        || (measure != null
            && table.column(measure).filter(c -> c.type() == FieldType.NUMBER).isPresent());
  }

  /** Days with a row, and the last of them: known without a look at any value. */
  static boolean ofDay(Aggregate aggregate, FactTable table) {
    return (aggregate instanceof Aggregate.Distinct distinct
            && distinct.measure().equals(table.day()))
        || (aggregate instanceof Aggregate.Max max && max.measure().equals(table.day()));
  }

  static @Nullable String measure(Aggregate aggregate) {
    if (aggregate instanceof Aggregate.Sum sum) {
      return sum.measure();
    } else if (aggregate instanceof Aggregate.Max max) {
      return max.measure();
    } else if (aggregate instanceof Aggregate.Min min) {
      return min.measure();
    }
    return aggregate instanceof Aggregate.Avg avg ? avg.measure() : null;
  }

  /** The text wanted of each column; empty where the condition is of another shape. */
  static Optional<Map<String, String>> tests(@Nullable Rule where, FactTable table) {
    Map<String, String> tests = new TreeMap<>();
    for (Rule rule : rules(where)) {
      if (!(rule instanceof Rule.Leaf leaf)
          || leaf.operator() != Operator.EQ
          || !(leaf.values().get(0) instanceof Literal.Text text)
          || table.column(leaf.field()).filter(c -> c.type() == FieldType.ENUM).isEmpty()
          || tests.put(leaf.field(), text.text()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(tests);
  }

  private static List<Rule> rules(@Nullable Rule where) {
    if (where == null) {
      return List.of();
    }
    return where instanceof Rule.All all ? all.rules() : List.of(where);
  }
}
