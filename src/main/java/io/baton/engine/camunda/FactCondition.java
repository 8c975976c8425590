package io.baton.engine.camunda;

import io.baton.cohort.Conditions;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of journey conditions, evaluated once on campaign facts. As over sets, a comparison
 * with null, or of things that cannot be compared, is not true.
 */
final class FactCondition {
  private final Function<String, @Nullable Object> facts;

  private FactCondition(Function<String, @Nullable Object> facts) {
    this.facts = facts;
  }

  static boolean holds(String condition, Function<String, @Nullable Object> facts) {
    return new FactCondition(facts).holds(Conditions.parse(condition));
  }

  private boolean holds(Rule rule) {
    if (rule instanceof Rule.All all) {
      return all.rules().stream().allMatch(this::holds);
    }
    if (rule instanceof Rule.Any any) {
      return any.rules().stream().anyMatch(this::holds);
    }
    if (rule instanceof Rule.Not not) {
      return !holds(not.rule());
    }
    Rule.Leaf leaf = (Rule.Leaf) rule;
    return holds(leaf.operator(), facts.apply(leaf.field()), leaf.values());
  }

  private static boolean holds(Operator operator, @Nullable Object fact, List<Literal> values) {
    if (operator == Operator.IS_NULL) {
      return fact == null;
    }
    if (fact == null) {
      return false;
    }
    return switch (operator) {
      case NOT_NULL -> true;
      case EQ, IN -> values.stream().anyMatch(value -> is(fact, value, 0));
      case NE, NOT_IN ->
          values.stream().allMatch(value -> order(fact, value).isPresent() && !is(fact, value, 0));
      case HAS_ALL -> values.stream().allMatch(value -> is(fact, value, 0));
      case LT -> is(fact, values.get(0), -1);
      case LE -> is(fact, values.get(0), -1) || is(fact, values.get(0), 0);
      case GT -> is(fact, values.get(0), 1);
      case GE -> is(fact, values.get(0), 1) || is(fact, values.get(0), 0);
      case BETWEEN ->
          order(fact, values.get(0)).filter(sign -> sign >= 0).isPresent()
              && order(fact, values.get(1)).filter(sign -> sign <= 0).isPresent();
      case IS_NULL -> false;
    };
  }

  private static boolean is(Object fact, Literal value, int sign) {
    return order(fact, value).filter(found -> found == sign).isPresent();
  }

  /** Sign of the comparison; empty where the two cannot be compared. */
  private static Optional<Integer> order(Object fact, Literal value) {
    if (value instanceof Literal.Truth truth && fact instanceof Boolean bool) {
      return Optional.of(Boolean.compare(bool, truth.value()));
    }
    if (value instanceof Literal.Decimal decimal && fact instanceof Number number) {
      return Optional.of(new BigDecimal(number.toString()).compareTo(decimal.value()));
    }
    if (value instanceof Literal.Text text && fact instanceof String string) {
      return Optional.of(Integer.signum(string.compareTo(text.text())));
    }
    return Optional.empty();
  }
}
