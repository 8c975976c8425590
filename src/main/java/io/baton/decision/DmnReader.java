package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * The gate for decision documents: checks against the allow-list, then compiles the one table in
 * it. What cannot be compiled is refused with table, row and column, never approximated.
 */
final class DmnReader {
  private static final int MOST_RULES = 1000;
  private static final int MOST_COLUMNS = 50;
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*+(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*+)*+");

  private final DmnFindings findings = new DmnFindings();
  private final String key;

  private DmnReader(String key) {
    this.key = key;
  }

  /**
   * @param key the id that the decision must have
   * @throws BatonException DECISION_REFUSED with findings, or DECISION_TOO_LARGE
   */
  static DecisionTable read(String key, byte[] dmn) {
    Element definitions = DmnXml.read(dmn).getDocumentElement();
    DmnReader reader = new DmnReader(key);
    new DmnAllowList(reader.findings).check(definitions);
    reader.findings.requireNone();
    Element decision = reader.theDecision(definitions);
    DecisionTable table = reader.table(decision, DmnXml.children(decision, "decisionTable"));
    reader.findings.requireNone();
    return table;
  }

  private Element theDecision(Element definitions) {
    List<Element> decisions = DmnXml.children(definitions, "decision");
    if (!definitions.getLocalName().equals("definitions") || decisions.size() != 1) {
      findings.add("definitions", "DMN_STRUCTURE", "a document has exactly one decision");
    } else if (!decisions.get(0).getAttribute("id").equals(key)) {
      findings.add("decision", "DMN_KEY", "the id of the decision must be " + key);
    }
    findings.requireNone();
    return decisions.get(0);
  }

  private DecisionTable table(Element decision, List<Element> tables) {
    if (tables.size() != 1) {
      findings.add(key, "DMN_STRUCTURE", "a decision has exactly one decision table");
      findings.requireNone();
    }
    Element table = tables.get(0);
    List<Element> rows = DmnXml.children(table, "rule");
    HitPolicy hitPolicy = hitPolicy(table);
    List<Field> inputs = inputs(DmnXml.children(table, "input"));
    List<Field> outputs = outputs(DmnXml.children(table, "output"));
    requireSizes(rows.size(), inputs.size(), outputs.size());
    findings.requireNone();
    DmnRows cells = new DmnRows(key, inputs, outputs, findings);
    List<DecisionTable.TableRule> rules = cells.read(rows);
    checkAggregation(hitPolicy, outputs, rules);
    String name = decision.getAttribute("name");
    return new DecisionTable(
        key, name.isBlank() ? key : name, hitPolicy, inputs, cells.scaled(rules), rules);
  }

  private void requireSizes(int rows, int inputs, int outputs) {
    if (rows > MOST_RULES || inputs + outputs > MOST_COLUMNS) {
      throw new BatonException(
          DecisionErrorCode.DECISION_TOO_LARGE,
          "a decision table has %d rows and %d columns at most"
              .formatted(MOST_RULES, MOST_COLUMNS));
    }
    if (rows == 0 || inputs == 0 || outputs == 0) {
      findings.add(key, "DMN_STRUCTURE", "a table needs an input, an output and a row");
    }
  }

  private HitPolicy hitPolicy(Element table) {
    String policy = table.getAttribute("hitPolicy").replace(' ', '_');
    String aggregation = table.getAttribute("aggregation");
    String name =
        (policy.isEmpty() ? "UNIQUE" : policy) + (aggregation.isEmpty() ? "" : "_" + aggregation);
    for (HitPolicy known : HitPolicy.values()) {
      if (known.name().equals(name)) {
        return known;
      }
    }
    findings.add(
        key + "/@hitPolicy",
        "DMN_HIT_POLICY",
        "the hit policy is one of UNIQUE, FIRST, ANY, RULE ORDER and COLLECT (also SUM, MIN, MAX,"
            + " COUNT)");
    return HitPolicy.UNIQUE;
  }

  private List<Field> inputs(List<Element> columns) {
    List<Field> fields = new ArrayList<>();
    for (Element column : columns) {
      String place = "%s, input %d".formatted(key, fields.size() + 1);
      Optional<Element> expression = DmnXml.child(column, "inputExpression");
      String name = expression.map(DmnXml::text).orElse("");
      String type = expression.map(e -> e.getAttribute("typeRef")).orElse("");
      fields.add(field(place, name, type));
      limitListedValues(place, DmnXml.child(column, "inputValues"));
    }
    return fields;
  }

  private List<Field> outputs(List<Element> columns) {
    Map<String, Field> fields = new LinkedHashMap<>();
    int number = 0;
    for (Element column : columns) {
      String place = "%s, output %d".formatted(key, ++number);
      Field field = field(place, column.getAttribute("name"), column.getAttribute("typeRef"));
      if (fields.put(field.code(), field) != null) {
        findings.add(place, "DMN_OUTPUT", "two outputs have the same name");
      }
      limitListedValues(place, DmnXml.child(column, "outputValues"));
    }
    return List.copyOf(fields.values());
  }

  /** Lists of permitted values are a help for editing; dmn-js writes them, nothing reads them. */
  private void limitListedValues(String place, Optional<Element> values) {
    if (values.isPresent() && DmnXml.text(values.get()).length() > 10_000) {
      findings.add(place, "DMN_STRUCTURE", "the list of permitted values is too long");
    }
  }

  private Field field(String place, String name, String typeRef) {
    if (!NAME.matcher(name).matches()) {
      findings.add(place, "DMN_EXPRESSION", "write the name of one field, without calculation");
      return Field.of("invalid", FieldType.ENUM);
    }
    FieldType type = FeelType.of(typeRef).orElse(null);
    if (type == null) {
      findings.add(
          place,
          "DMN_TYPE",
          "the type is one of string, boolean, number, integer, long, double, date");
    }
    return Field.of(name, type == null ? FieldType.ENUM : type);
  }

  private void checkAggregation(
      HitPolicy policy, List<Field> outputs, List<DecisionTable.TableRule> rules) {
    if (!policy.aggregates()) {
      return;
    }
    if (outputs.size() != 1 || outputs.get(0).type() != FieldType.NUMBER) {
      findings.add(key, "DMN_HIT_POLICY", "an aggregation needs exactly one output, a number");
    } else if (rules.stream().anyMatch(rule -> rule.values().isEmpty())) {
      findings.add(key, "DMN_HIT_POLICY", "an aggregation needs a number in every row");
    }
  }
}
