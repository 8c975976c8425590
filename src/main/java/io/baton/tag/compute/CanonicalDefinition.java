package io.baton.tag.compute;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.shared.Canonical;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for definitions that say the same: order and nesting of conditions, repeated ones,
 * double negation, lists of one value and the ways to write a number do not count.
 */
final class CanonicalDefinition {
  private final FactTable table;

  private CanonicalDefinition(FactTable table) {
    this.table = table;
  }

  /** Equal for two definitions only if they compute the same. */
  static String hash(TagDefinition definition, FactTable table) {
    CanonicalDefinition canonical = new CanonicalDefinition(table);
    Aggregate aggregate = definition.aggregate();
    Rule part = aggregate instanceof Aggregate.Ratio ratio ? ratio.part() : null;
    return Canonical.sha256(
        list(
            Stream.of(
                table.code(),
                aggregate.getClass().getSimpleName(),
                String.valueOf(aggregate.measure()),
                canonical.rule(part),
                String.valueOf(definition.days()),
                canonical.rule(definition.where()))));
  }

  private String rule(@Nullable Rule rule) {
    if (rule == null) {
      return "";
    } else if (rule instanceof Rule.All) {
      return joined("all", parts(rule, true));
    } else if (rule instanceof Rule.Any) {
      return joined("any", parts(rule, false));
    } else if (rule instanceof Rule.Not not) {
      return not.rule() instanceof Rule.Not inner
          ? rule(inner.rule())
          : list(Stream.of("not", rule(not.rule())));
    }
    return leaf((Rule.Leaf) rule);
  }

  /** Conditions of the same kind within each other are conditions beside each other. */
  private Stream<String> parts(Rule rule, boolean all) {
    if (all && rule instanceof Rule.All group) {
      return group.rules().stream().flatMap(each -> parts(each, true));
    } else if (!all && rule instanceof Rule.Any group) {
      return group.rules().stream().flatMap(each -> parts(each, false));
    }
    return Stream.of(rule(rule));
  }

  private static String joined(String word, Stream<String> parts) {
    TreeSet<String> different = parts.collect(Collectors.toCollection(TreeSet::new));
    return different.size() == 1
        ? different.first()
        : list(Stream.concat(Stream.of(word), different.stream()));
  }

  private String leaf(Rule.Leaf leaf) {
    Operator operator = leaf.operator();
    List<String> values = leaf.values().stream().map(value -> value(leaf.field(), value)).toList();
    if (operator == Operator.IN || operator == Operator.NOT_IN) {
      values = List.copyOf(new TreeSet<>(values));
      if (values.size() == 1) {
        operator = operator == Operator.IN ? Operator.EQ : Operator.NE;
      }
    }
    return list(Stream.concat(Stream.of(operator.name(), leaf.field()), values.stream()));
  }

  private String value(String column, Literal literal) {
    boolean number =
        table.column(column).map(Field::type).filter(FieldType.NUMBER::equals).isPresent();
    if (literal instanceof Literal.Decimal decimal) {
      return decimal.value().stripTrailingZeros().toPlainString();
    } else if (literal instanceof Literal.Text text) {
      return number
          ? new BigDecimal(text.text()).stripTrailingZeros().toPlainString()
          : text.text();
    }
    return Boolean.toString(((Literal.Truth) literal).value());
  }

  /** With its length before it, no text can pass for two. */
  private static String list(Stream<String> parts) {
    return parts.map(part -> part.length() + ":" + part).collect(Collectors.joining("", "[", "]"));
  }
}
