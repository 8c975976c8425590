package io.baton.cohort;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which customers are meant: a tree of comparisons. As JSON {@code {"all":[…]}}, {@code
 * {"any":[…]}}, {@code {"not":…}} and leaves {@code {"field":…,"op":…,"value":…}}. A group without
 * members is refused, because it must never mean "everybody".
 */
public sealed interface Rule {

  /** Nesting deeper than this is refused. */
  int DEEPEST = 32;

  /** More leaves than this are refused. */
  int MOST_LEAVES = 500;

  /** More constants than this, in all leaves together, are refused. */
  int MOST_VALUES = 10_000;

  /** True where every member is. */
  record All(List<Rule> rules) implements Rule {
    public All {
      rules = List.copyOf(rules);
      requireMembers(rules);
    }
  }

  /** True where at least one member is. */
  record Any(List<Rule> rules) implements Rule {
    public Any {
      rules = List.copyOf(rules);
      requireMembers(rules);
    }
  }

  /** The plain complement within everyone: true also where a comparison met null. */
  record Not(Rule rule) implements Rule {}

  /** One comparison of a field with constants. */
  record Leaf(String field, Operator operator, List<Literal> values) implements Rule {
    public Leaf {
      values = List.copyOf(values);
      if (!operator.accepts(values.size())) {
        throw new BatonException(
            CohortErrorCode.RULE_MALFORMED,
            "%s cannot have %d values".formatted(operator.code(), values.size()));
      }
    }

    public Leaf(String field, Operator operator, Literal... values) {
      this(field, operator, List.of(values));
    }
  }

  static Rule all(Rule... rules) {
    return new All(List.of(rules));
  }

  static Rule any(Rule... rules) {
    return new Any(List.of(rules));
  }

  static Rule not(Rule rule) {
    return new Not(rule);
  }

  /**
   * @throws BatonException one of the RULE_ codes; its findings name every place by JSON pointer
   */
  static Rule parse(JsonNode json) {
    return RuleJson.parse(json);
  }

  /**
   * Keeps every digit of a number, which a tree read by an ordinary mapper may not.
   *
   * @throws BatonException as {@link #parse(JsonNode)}, and RULE_MALFORMED if it is not JSON
   */
  static Rule parse(String json) {
    return RuleJson.parse(json);
  }

  /** Canonical JSON (RFC 8785): equal rules give equal text. */
  default String toJson() {
    return RuleJson.write(this);
  }

  /** The codes of all fields that are compared. */
  default Set<String> fields() {
    Set<String> fields = new TreeSet<>();
    collectFields(fields);
    return fields;
  }

  private void collectFields(Set<String> into) {
    if (this instanceof All all) {
      all.rules.forEach(rule -> rule.collectFields(into));
    } else if (this instanceof Any any) {
      any.rules.forEach(rule -> rule.collectFields(into));
    } else if (this instanceof Not not) {
      not.rule.collectFields(into);
    } else if (this instanceof Leaf leaf) {
      into.add(leaf.field);
    }
  }

  private static void requireMembers(List<Rule> rules) {
    if (rules.isEmpty()) {
      throw new BatonException(
          CohortErrorCode.RULE_EMPTY_GROUP,
          "a group needs at least one condition",
          List.of(new Finding("", "RULE_EMPTY_GROUP", "a group needs at least one condition")));
    }
  }
}
