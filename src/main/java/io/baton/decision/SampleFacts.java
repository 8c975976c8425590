package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random inputs around the constants of a table: each constant, its neighbours, something that no
 * cell names, and null. Between two neighbouring constants every value behaves alike, so these
 * stand for all.
 */
final class SampleFacts {
  private final Map<String, List<Object>> representatives = new HashMap<>();
  private final Random random;

  SampleFacts(DecisionTable table, Random random) {
    this.random = random;
    for (Field input : table.inputs()) {
      Set<Object> values = new LinkedHashSet<>();
      table
          .rules()
          .forEach(rule -> rule.condition().ifPresent(cell -> collect(cell, input, values)));
      values.addAll(others(input.type()));
      representatives.put(input.code(), new ArrayList<>(values));
    }
  }

  /** A null fact is missing. */
  Map<String, Object> next() {
    Map<String, Object> facts = new HashMap<>();
    representatives.forEach(
        (code, values) -> {
          int choice = random.nextInt(values.size() + 1);
          if (choice < values.size()) {
            facts.put(code, values.get(choice));
          }
        });
    return facts;
  }

  private static void collect(Rule rule, Field input, Set<Object> values) {
    if (rule instanceof Rule.All all) {
      all.rules().forEach(part -> collect(part, input, values));
    } else if (rule instanceof Rule.Any any) {
      any.rules().forEach(part -> collect(part, input, values));
    } else if (rule instanceof Rule.Not not) {
      collect(not.rule(), input, values);
    } else if (rule instanceof Rule.Leaf leaf && leaf.field().equals(input.code())) {
      leaf.values().forEach(constant -> values.addAll(around(constant, input.type())));
    }
  }

  private static List<Object> around(Literal constant, FieldType type) {
    if (constant instanceof Literal.Decimal decimal) {
      BigDecimal value = decimal.value();
      BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, value.scale()));
      return List.of(value.subtract(step), value, value.add(step));
    }
    if (constant instanceof Literal.Text text && type == FieldType.DATE) {
      LocalDate day = LocalDate.parse(text.text());
      return List.of(day.minusDays(1), day, day.plusDays(1));
    }
    return constant instanceof Literal.Text text ? List.of(text.text()) : List.of();
  }

  private static List<Object> others(FieldType type) {
    return switch (type) {
      case BOOLEAN -> List.of(true, false);
      case ENUM, MULTI -> List.of("something else");
      case NUMBER -> List.of(BigDecimal.ZERO);
      case DATE -> List.of(LocalDate.EPOCH);
    };
  }
}
