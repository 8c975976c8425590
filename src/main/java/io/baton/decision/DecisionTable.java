package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that has passed the gate, its cells compiled to rules over fields. A literal expression
 * is a table of one row that hits everyone.
 *
 * @param inputs one field per input column, of the type the document declares
 * @param outputs one field per output column; a NUMBER has the scale of its most exact constant
 * @param required the decisions whose results it tests, directly or by way of others, in the order
 *     in which they are made
 */
record DecisionTable(
    String key,
    String name,
    HitPolicy hitPolicy,
    List<Field> inputs,
    List<Field> outputs,
    List<TableRule> rules,
    List<DecisionTable> required) {
  DecisionTable(
      String key,
      String name,
      HitPolicy hitPolicy,
      List<Field> inputs,
      List<Field> outputs,
      List<TableRule> rules) {
    this(key, name, hitPolicy, inputs, outputs, rules, List.of());
  }

  DecisionTable requiring(List<DecisionTable> before) {
    return new DecisionTable(key, name, hitPolicy, inputs, outputs, rules, List.copyOf(before));
  }

  /** All decisions of the document in the order in which they are made; this one last. */
  List<DecisionTable> all() {
    List<DecisionTable> all = new ArrayList<>(required);
    all.add(requiring(List.of()));
    return all;
  }

  /** What has to be known from outside: the inputs that no other decision of the document gives. */
  List<Field> facts() {
    Set<String> given = given();
    Map<String, Field> facts = new LinkedHashMap<>();
    for (DecisionTable table : all()) {
      table.inputs.stream()
          .filter(input -> !given.contains(input.code()))
          .forEach(input -> facts.putIfAbsent(input.code(), input));
    }
    return List.copyOf(facts.values());
  }

  /** Names of what the required decisions give. */
  Set<String> given() {
    return required.stream()
        .flatMap(table -> table.outputs.stream())
        .map(Field::code)
        .collect(Collectors.toSet());
  }

  /**
   * Whether some cell, here or in a required decision, is decided or calculated value by value, so
   * that classes of values say not all.
   */
  boolean asksFeel() {
    return all().stream()
        .flatMap(table -> table.rules.stream())
        .anyMatch(
            rule ->
                !rule.feel().isEmpty()
                    || rule.calculated().stream().anyMatch(each -> !each.sameInEachClass()));
  }

  /**
   * @param row from 0
   */
  boolean asksFeel(int row, String code) {
    return row < rules.size()
        && rules.get(row).feel().stream().anyMatch(cell -> cell.field().code().equals(code));
  }

  /**
   * A row.
   *
   * @param number as people count, from 1
   * @param cells the inputs as the author wrote them, one per column
   * @param tests its cells without {@code -}; all must be true
   * @param feel cells that the official engine decides; tests name what it found
   * @param values by output name, as text; an output without a value, or with one that is
   *     calculated, is missing
   * @param calculated outputs that depend on the inputs
   */
  record TableRule(
      int number,
      List<String> cells,
      List<Rule> tests,
      List<FeelCell> feel,
      Map<String, String> values,
      List<FeelOutput> calculated) {
    TableRule(
        int number,
        List<String> cells,
        List<Rule> tests,
        List<FeelCell> feel,
        Map<String, String> values) {
      this(number, cells, tests, feel, values, List.of());
    }

    /** The tests of this field; all must be true. */
    List<Rule> ofInput(String code) {
      return tests.stream().filter(test -> test.fields().contains(code)).toList();
    }

    /** Names of all that it looks at, in its tests and in what it calculates. */
    Set<String> reads() {
      Set<String> names = new TreeSet<>();
      tests.forEach(test -> names.addAll(test.fields()));
      feel.forEach(cell -> cell.reads().forEach(field -> names.add(field.code())));
      feel.forEach(cell -> names.add(cell.field().code()));
      calculated.forEach(output -> output.reads().forEach(field -> names.add(field.code())));
      return names;
    }

    /** What the author wrote about a field: the cells of its columns, and outputs that name it. */
    Stream<String> textsAbout(List<Field> inputs, Field field) {
      List<String> texts = new ArrayList<>();
      for (int column = 0; column < cells.size(); column++) {
        if (inputs.get(column).equals(field)) {
          texts.add(cells.get(column));
        }
      }
      calculated.stream()
          .filter(output -> output.reads().contains(field))
          .forEach(output -> texts.add(output.text()));
      return texts.stream();
    }
  }
}
