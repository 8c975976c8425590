package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** Compiles the cells of a table; names each faulty one by row and column. */
final class DmnRows {
  private final String key;
  private final List<Field> inputs;
  private final List<Field> outputs;
  private final DmnFindings findings;

  DmnRows(String key, List<Field> inputs, List<Field> outputs, DmnFindings findings) {
    this.key = key;
    this.inputs = inputs;
    this.outputs = outputs;
    this.findings = findings;
  }

  List<DecisionTable.TableRule> read(List<Element> rows) {
    List<DecisionTable.TableRule> rules = new ArrayList<>();
    for (Element row : rows) {
      rules.add(rule(row, rules.size() + 1));
    }
    return rules;
  }

  private DecisionTable.TableRule rule(Element row, int number) {
    List<Element> tests = DmnXml.children(row, "inputEntry");
    List<Element> values = DmnXml.children(row, "outputEntry");
    Map<String, String> outcome = new LinkedHashMap<>();
    List<Rule> conditions = new ArrayList<>();
    List<FeelCell> feel = new ArrayList<>();
    if (tests.size() != inputs.size() || values.size() != outputs.size()) {
      findings.add(place(number), "DMN_STRUCTURE", "the row needs a cell for every column");
      return new DecisionTable.TableRule(number, List.of(), List.of(), List.of(), outcome);
    }
    List<FeelOutput> calculated = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      test(DmnXml.text(tests.get(i)), inputs.get(i), number, feel).ifPresent(conditions::add);
    }
    for (int i = 0; i < outputs.size(); i++) {
      Field output = outputs.get(i);
      value(DmnXml.text(values.get(i)), output, number, calculated)
          .ifPresent(value -> outcome.put(output.code(), value));
    }
    return new DecisionTable.TableRule(
        number,
        tests.stream().map(DmnXml::text).toList(),
        List.copyOf(conditions),
        List.copyOf(feel),
        outcome,
        List.copyOf(calculated));
  }

  /** The row of a literal expression. */
  DecisionTable.TableRule expression(String text, Field result) {
    List<FeelOutput> calculated = new ArrayList<>();
    Map<String, String> outcome = new LinkedHashMap<>();
    value(text, result, 1, calculated).ifPresent(value -> outcome.put(result.code(), value));
    return new DecisionTable.TableRule(
        1, List.of(), List.of(), List.of(), outcome, List.copyOf(calculated));
  }

  private Optional<Rule> test(String cell, Field input, int row, List<FeelCell> feel) {
    try {
      return UnaryTests.compile(cell, input);
    } catch (CellFault e) {
      Optional<FeelCell> asked = FeelCell.read(cell, row, input, inputs);
      if (asked.isEmpty()) {
        findings.add(place(row, input), "DMN_CELL", e.reason());
      }
      asked.ifPresent(feel::add);
      return asked.map(FeelCell::rule);
    }
  }

  private Optional<String> value(String cell, Field output, int row, List<FeelOutput> calculated) {
    if (cell.isEmpty() || cell.equals("-") || cell.equals("null")) {
      return Optional.empty();
    }
    try {
      List<FeelToken> tokens = FeelToken.split(cell);
      FeelConstant constant = FeelConstant.read(tokens, 0);
      if (tokens.size() != constant.tokens() + 1) {
        throw new CellFault("an output is one constant");
      }
      if (constant.type() != output.type()) {
        throw new CellFault(
            "%s is of type %s".formatted(output.code(), FeelType.nameOf(output.type())));
      }
      return Optional.of(constant.text());
    } catch (CellFault e) {
      Field kept = output.type() == FieldType.NUMBER ? calculated(output) : output;
      Optional<FeelOutput> asked = FeelOutput.read(cell, row, kept, inputs);
      if (asked.isEmpty()) {
        findings.add(place(row, output), "DMN_CELL", e.reason());
      }
      asked.ifPresent(calculated::add);
      return Optional.empty();
    }
  }

  private static Field calculated(Field output) {
    return Field.number(output.code(), CalculatedOutputs.SCALE);
  }

  /** Outputs keep as many decimals as their most exact constant has. */
  List<Field> scaled(List<DecisionTable.TableRule> rules) {
    List<Field> scaled = new ArrayList<>();
    for (Field output : outputs) {
      boolean calculates =
          rules.stream()
              .flatMap(rule -> rule.calculated().stream())
              .anyMatch(each -> each.field().code().equals(output.code()));
      int scale = calculates && output.type() == FieldType.NUMBER ? CalculatedOutputs.SCALE : 0;
      for (DecisionTable.TableRule rule : rules) {
        String value = rule.values().get(output.code());
        if (output.type() == FieldType.NUMBER && value != null) {
          BigDecimal number = new BigDecimal(value);
          scale = Math.max(scale, number.scale());
          if (number.precision() - number.scale() + scale > 15 || scale > 9) {
            findings.add(place(rule.number(), output), "DMN_CELL", "the number is too long");
            scale = 0;
          }
        }
      }
      scaled.add(new Field(output.code(), output.type(), scale));
    }
    return scaled;
  }

  private String place(int row) {
    return "%s, row %d".formatted(key, row);
  }

  private String place(int row, Field column) {
    return "%s, row %d, column %s".formatted(key, row, column.code());
  }
}
