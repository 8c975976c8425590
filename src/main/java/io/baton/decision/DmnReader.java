package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * The gate for decision documents: checks against the allow-list, then compiles the table in it and
 * those that it needs. What cannot be compiled is refused with table, row and column, never
 * approximated.
 */
final class DmnReader {
  private static final int MOST_RULES = 1000;
  private static final int MOST_COLUMNS = 50;
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*+(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*+)*+");

  private final DmnFindings findings;
  private final String key;

  /** What is known of the names that it may use besides its own inputs. */
  private final Map<String, Field> known = new HashMap<>();

  private DmnReader(String key, DmnFindings findings) {
    this.key = key;
    this.findings = findings;
  }

  /**
   * @param key the id that the decision must have
   * @throws BatonException DECISION_REFUSED with findings, or DECISION_TOO_LARGE
   */
  static DecisionTable read(String key, byte[] dmn) {
    Element definitions = DmnXml.read(dmn).getDocumentElement();
    DmnFindings findings = new DmnFindings();
    new DmnAllowList(findings).check(definitions);
    findings.requireNone();
    DecisionTable answer = new DmnGraph(definitions, key, findings).read();
    findings.requireNone();
    return answer;
  }

  /**
   * One decision of a document.
   *
   * @param known the fields that it may name besides the inputs of its own columns: what other
   *     decisions give it, and what the document declares
   */
  static DecisionTable one(Element decision, Map<String, Field> known, DmnFindings findings) {
    DmnReader reader = new DmnReader(decision.getAttribute("id"), findings);
    reader.known.putAll(known);
    List<Element> tables = DmnXml.children(decision, "decisionTable");
    List<Element> expressions = DmnXml.children(decision, "literalExpression");
    if (tables.size() + expressions.size() != 1) {
      findings.add(
          reader.key,
          "DMN_STRUCTURE",
          "a decision has exactly one decision table or literal expression");
      findings.requireNone();
    }
    return tables.isEmpty()
        ? reader.expression(decision, expressions.get(0))
        : reader.table(decision, tables.get(0));
  }

  private DecisionTable table(Element decision, Element table) {
    List<Element> rows = DmnXml.children(table, "rule");
    HitPolicy hitPolicy = hitPolicy(table);
    List<Field> inputs = inputs(DmnXml.children(table, "input"));
    List<Field> outputs = outputs(DmnXml.children(table, "output"));
    requireSizes(rows.size(), inputs.size(), outputs.size());
    findings.requireNone();
    DmnRows cells = new DmnRows(key, inputs, outputs, findings);
    List<DecisionTable.TableRule> rules = cells.read(rows);
    checkAggregation(hitPolicy, outputs, rules);
    checkCalculated(hitPolicy, rules);
    return new DecisionTable(
        key, name(decision), hitPolicy, inputs, cells.scaled(rules), rules, List.of());
  }

  private String name(Element decision) {
    String name = decision.getAttribute("name");
    return name.isBlank() ? key : name;
  }

  /** Is read as a table of one row that hits everyone. */
  private DecisionTable expression(Element decision, Element expression) {
    Element variable = DmnXml.child(decision, "variable").orElse(null);
    if (variable == null) {
      findings.add(key, "DMN_STRUCTURE", "a literal expression needs a variable for its result");
      findings.requireNone();
      throw new IllegalStateException("refused above");
    }
    Field result =
        field(key + ", variable", variable.getAttribute("name"), variable.getAttribute("typeRef"));
    String text = DmnXml.text(expression);
    List<Field> inputs = new ArrayList<>();
    for (String name : FeelWords.names(text)) {
      Field field = known.get(name);
      if (field == null) {
        findings.add(
            key,
            "DMN_EXPRESSION",
            "\"%s\" is not known here: declare it as input data with a type".formatted(name));
      } else {
        inputs.add(field);
      }
    }
    findings.requireNone();
    DmnRows cells = new DmnRows(key, inputs, List.of(result), findings);
    List<DecisionTable.TableRule> rules = List.of(cells.expression(text, result));
    return new DecisionTable(
        key, name(decision), HitPolicy.FIRST, inputs, cells.scaled(rules), rules, List.of());
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
    return field(place, name, typeRef, findings);
  }

  static Field field(String place, String name, String typeRef, DmnFindings findings) {
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
    } else if (rules.stream()
        .anyMatch(rule -> rule.values().isEmpty() && rule.calculated().isEmpty())) {
      findings.add(key, "DMN_HIT_POLICY", "an aggregation needs a number in every row");
    }
  }

  /** What rows say has to be known before they are compared or added up. */
  private void checkCalculated(HitPolicy policy, List<DecisionTable.TableRule> rules) {
    if (policy != HitPolicy.ANY && !policy.aggregates()) {
      return;
    }
    for (DecisionTable.TableRule rule : rules) {
      for (FeelOutput output : rule.calculated()) {
        findings.add(
            "%s, row %d, column %s".formatted(key, rule.number(), output.field().code()),
            "DMN_CELL",
            "under ANY and in an aggregation an output is a constant");
      }
    }
  }
}
