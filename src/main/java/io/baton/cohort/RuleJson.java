package io.baton.cohort;

import io.baton.shared.Canonical;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rules as JSON: strict reading with every fault named by JSON pointer, canonical writing. */
final class RuleJson {
  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> LEAF_KEYS = Set.of("field", "op", "value");

  private final RuleFindings findings = new RuleFindings();
  private int leaves;
  private int values;

  private RuleJson() {}

  static Rule parse(String json) {
    JsonNode tree;
    try {
      tree = EXACT.readTree(json);
    } catch (JacksonException e) {
      RuleFindings findings = new RuleFindings();
      findings.add("", CohortErrorCode.RULE_MALFORMED, "the rule is not JSON");
      findings.requireNone();
      throw e;
    }
    return parse(tree);
  }

  static Rule parse(@Nullable JsonNode json) {
    RuleJson reader = new RuleJson();
    Rule rule = reader.rule(json, "", 1);
    reader.findings.requireNone();
    if (rule == null) {
      throw new IllegalStateException("no rule and no finding");
    }
    return rule;
  }

  static String write(Rule rule) {
    return new String(Canonical.json(tree(rule).toString()), StandardCharsets.UTF_8);
  }

  private @Nullable Rule rule(@Nullable JsonNode json, String place, int depth) {
    if (depth > Rule.DEEPEST) {
      return fault(
          place,
          CohortErrorCode.RULE_TOO_LARGE,
          "a rule is nested %d levels deep at most".formatted(Rule.DEEPEST));
    }
    if (!(json instanceof ObjectNode object)) {
      return fault(place, CohortErrorCode.RULE_MALFORMED, "a rule is a JSON object");
    }
    if (object.has("field") || object.has("op")) {
      return leaf(object, place);
    }
    if (object.size() != 1) {
      return fault(
          place,
          object.isEmpty() ? CohortErrorCode.RULE_EMPTY_GROUP : CohortErrorCode.RULE_MALFORMED,
          "a rule has exactly one of all, any, not, or field with op");
    }
    if (object.has("all")) {
      List<Rule> rules = group(object.get("all"), place + "/all", depth);
      return rules == null ? null : new Rule.All(rules);
    }
    if (object.has("any")) {
      List<Rule> rules = group(object.get("any"), place + "/any", depth);
      return rules == null ? null : new Rule.Any(rules);
    }
    if (object.has("not")) {
      Rule rule = rule(object.get("not"), place + "/not", depth + 1);
      return rule == null ? null : new Rule.Not(rule);
    }
    return fault(
        place,
        CohortErrorCode.RULE_MALFORMED,
        "a rule has exactly one of all, any, not, or field with op");
  }

  /** Null after a fault. */
  private @Nullable List<Rule> group(JsonNode json, String place, int depth) {
    if (!(json instanceof ArrayNode array)) {
      return fault(place, CohortErrorCode.RULE_MALFORMED, "a group is a JSON array");
    }
    if (array.isEmpty()) {
      return fault(place, CohortErrorCode.RULE_EMPTY_GROUP, "a group needs at least one condition");
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < array.size() && leaves <= Rule.MOST_LEAVES; i++) {
      Rule rule = rule(array.get(i), place + "/" + i, depth + 1);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules.isEmpty() ? null : rules;
  }

  private @Nullable Rule leaf(ObjectNode json, String place) {
    if (++leaves > Rule.MOST_LEAVES) {
      return leaves > Rule.MOST_LEAVES + 1
          ? null
          : fault(
              place,
              CohortErrorCode.RULE_TOO_LARGE,
              "a rule has %d conditions at most".formatted(Rule.MOST_LEAVES));
    }
    for (String key : json.propertyNames()) {
      if (!LEAF_KEYS.contains(key)) {
        return fault(
            place, CohortErrorCode.RULE_MALFORMED, "a condition has only field, op and value");
      }
    }
    JsonNode field = json.path("field");
    if (!field.isString() || field.stringValue().isBlank()) {
      return fault(
          place + "/field", CohortErrorCode.RULE_MALFORMED, "field is the code of a field");
    }
    JsonNode op = json.path("op");
    Operator operator = op.isString() ? Operator.of(op.stringValue()).orElse(null) : null;
    if (operator == null) {
      return fault(
          place + "/op",
          CohortErrorCode.RULE_UNKNOWN_OPERATOR,
          "op is one of eq, ne, in, notIn, hasAll, lt, le, gt, ge, between, isNull, notNull");
    }
    List<Literal> constants = constants(operator, json.get("value"), place + "/value");
    return constants == null ? null : new Rule.Leaf(field.stringValue(), operator, constants);
  }

  private @Nullable List<Literal> constants(
      Operator operator, @Nullable JsonNode json, String place) {
    if (operator.takesNothing()) {
      return json == null || json.isNull()
          ? List.of()
          : fault(place, CohortErrorCode.RULE_MALFORMED, operator.code() + " takes no value");
    }
    if (operator.takesList() != json instanceof ArrayNode) {
      return fault(
          place,
          CohortErrorCode.RULE_MALFORMED,
          operator.code()
              + (operator.takesList() ? " takes a list of values" : " takes one value"));
    }
    if (!(json instanceof ArrayNode array)) {
      Literal constant = constant(json, place);
      return constant == null ? null : List.of(constant);
    }
    if (array.isEmpty()) {
      return fault(place, CohortErrorCode.RULE_EMPTY_GROUP, "a list needs at least one value");
    }
    if (!operator.accepts(array.size())) {
      return fault(place, CohortErrorCode.RULE_MALFORMED, "between takes exactly two values");
    }
    values += array.size();
    if (values > Rule.MOST_VALUES) {
      return fault(
          place,
          CohortErrorCode.RULE_TOO_LARGE,
          "a rule lists %d values at most".formatted(Rule.MOST_VALUES));
    }
    List<Literal> constants = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Literal constant = constant(array.get(i), place + "/" + i);
      if (constant != null) {
        constants.add(constant);
      }
    }
    return constants.size() == array.size() ? constants : null;
  }

  private @Nullable Literal constant(@Nullable JsonNode json, String place) {
    if (json != null && json.isString()) {
      return Literal.of(json.stringValue());
    }
    if (json != null && json.isBoolean()) {
      return Literal.of(json.booleanValue());
    }
    if (json != null && json.isNumber()) {
      try {
        return Literal.of(FieldText.decimal(json.asString()));
      } catch (NumberFormatException e) {
        return fault(place, CohortErrorCode.RULE_MALFORMED, "the number is too long");
      }
    }
    return fault(
        place, CohortErrorCode.RULE_MALFORMED, "a value is a text, a number, true or false");
  }

  private <T> @Nullable T fault(String place, CohortErrorCode code, String message) {
    findings.add(place, code, message);
    return null;
  }

  private static ObjectNode tree(Rule rule) {
    ObjectNode json = NODES.objectNode();
    if (rule instanceof Rule.All all) {
      json.set("all", trees(all.rules()));
    } else if (rule instanceof Rule.Any any) {
      json.set("any", trees(any.rules()));
    } else if (rule instanceof Rule.Not not) {
      json.set("not", tree(not.rule()));
    } else if (rule instanceof Rule.Leaf leaf) {
      json.put("field", leaf.field());
      json.put("op", leaf.operator().code());
      if (leaf.operator().takesList()) {
        ArrayNode list = json.putArray("value");
        leaf.values().forEach(value -> list.add(tree(value)));
      } else if (!leaf.values().isEmpty()) {
        json.set("value", tree(leaf.values().get(0)));
      }
    }
    return json;
  }

  private static ArrayNode trees(List<Rule> rules) {
    ArrayNode array = NODES.arrayNode();
    rules.forEach(rule -> array.add(tree(rule)));
    return array;
  }

  /** A number that IEEE 754 cannot hold exactly is written as text, which means the same. */
  private static JsonNode tree(Literal literal) {
    if (literal instanceof Literal.Truth truth) {
      return NODES.booleanNode(truth.value());
    }
    if (literal instanceof Literal.Decimal decimal) {
      BigDecimal value = decimal.value();
      double near = value.doubleValue();
      return new BigDecimal(Double.toString(near)).compareTo(value) == 0
          ? NODES.numberNode(near)
          : NODES.stringNode(value.toPlainString());
    }
    return NODES.stringNode(((Literal.Text) literal).text());
  }
}
