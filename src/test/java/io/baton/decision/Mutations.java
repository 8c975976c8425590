package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a table would compile to if the compiler made one of these mistakes in one place. */
final class Mutations {
  private static final Map<Operator, Operator> FLIPPED =
      Map.of(
          Operator.LT,
          Operator.GT,
          Operator.GT,
          Operator.LT,
          Operator.LE,
          Operator.GE,
          Operator.GE,
          Operator.LE,
          Operator.EQ,
          Operator.NE);
  private static final Map<Operator, Operator> ENDS =
      Map.of(
          Operator.LT,
          Operator.LE,
          Operator.LE,
          Operator.LT,
          Operator.GT,
          Operator.GE,
          Operator.GE,
          Operator.GT);

  private final DecisionTable table;
  private final List<Mutant> mutants = new ArrayList<>();

  record Mutant(String mistake, DecisionTable table) {}

  private Mutations(DecisionTable table) {
    this.table = table;
  }

  static List<Mutant> of(DecisionTable table) {
    Mutations mutations = new Mutations(table);
    for (int row = 0; row < table.rules().size(); row++) {
      mutations.inRow(row);
    }
    mutations.policies();
    return mutations.mutants;
  }

  private void inRow(int row) {
    DecisionTable.TableRule rule = table.rules().get(row);
    for (int cell = 0; cell < rule.tests().size(); cell++) {
      inCell(row, cell);
    }
    withRule("forgotten row", row, null);
    for (Field output : table.outputs()) {
      String value = rule.values().get(output.code());
      if (value != null) {
        Map<String, String> values = new HashMap<>(rule.values());
        values.put(output.code(), another(output.type(), value));
        withRule("wrong output", row, rule(rule, rule.tests(), values));
      }
    }
    if (row > 0) {
      List<DecisionTable.TableRule> rules = new ArrayList<>(table.rules());
      rules.set(row, rules.set(row - 1, rule));
      with("swapped rows", rules, table.hitPolicy());
    }
  }

  private void inCell(int row, int cell) {
    Rule test = table.rules().get(row).tests().get(cell);
    withCell("forgotten cell", row, cell, null);
    withCell("negated cell", row, cell, new Rule.Not(test));
    for (Rule each : replaced(test, Mutations::flipped)) {
      withCell("flipped comparison", row, cell, each);
    }
    for (Rule each : replaced(test, Mutations::otherEnd)) {
      withCell("open for closed end", row, cell, each);
    }
    for (Rule each : replaced(test, leaf -> moved(leaf, 1))) {
      withCell("bound off by one", row, cell, each);
    }
    for (Rule each : replaced(test, leaf -> moved(leaf, -1))) {
      withCell("bound off by minus one", row, cell, each);
    }
    for (String field : test.fields()) {
      others(field)
          .forEach(
              other -> {
                for (Rule each : replaced(test, leaf -> elsewhere(leaf, field, other))) {
                  withCell("wrong column", row, cell, each);
                }
              });
    }
    for (Rule each : shortened(test)) {
      withCell("forgotten part of a list or interval", row, cell, each);
    }
    for (Rule each : withoutNull(test)) {
      withCell("dropped null handling", row, cell, each);
    }
    if (test instanceof Rule.Not not) {
      withCell("forgotten not", row, cell, not.rule());
      String field = test.fields().iterator().next();
      withCell(
          "not() refuses null", row, cell, Rule.all(new Rule.Leaf(field, Operator.NOT_NULL), test));
    }
    if (test instanceof Rule.Any any) {
      withCell("and for or", row, cell, new Rule.All(any.rules()));
    } else if (test instanceof Rule.All all) {
      withCell("or for and", row, cell, new Rule.Any(all.rules()));
    }
  }

  private void policies() {
    for (HitPolicy policy : HitPolicy.values()) {
      boolean constants = table.rules().stream().allMatch(rule -> rule.calculated().isEmpty());
      boolean fits =
          policy.aggregates()
              ? constants && table.outputs().get(0).type() == FieldType.NUMBER
              : constants || policy != HitPolicy.ANY;
      if (policy != table.hitPolicy() && fits) {
        with("hit policy", table.rules(), policy);
      }
    }
  }

  private static @Nullable Rule flipped(Rule.Leaf leaf) {
    Operator other = FLIPPED.get(leaf.operator());
    return other == null ? null : new Rule.Leaf(leaf.field(), other, leaf.values());
  }

  private static @Nullable Rule otherEnd(Rule.Leaf leaf) {
    Operator other = ENDS.get(leaf.operator());
    return other == null ? null : new Rule.Leaf(leaf.field(), other, leaf.values());
  }

  /** Other columns of the same type. */
  private Stream<String> others(String field) {
    return table.inputs().stream()
        .filter(input -> input.code().equals(field))
        .flatMap(mine -> table.inputs().stream().filter(each -> each.type() == mine.type()))
        .map(Field::code)
        .filter(code -> !code.equals(field));
  }

  private static @Nullable Rule elsewhere(Rule.Leaf leaf, String field, String other) {
    return leaf.field().equals(field) ? new Rule.Leaf(other, leaf.operator(), leaf.values()) : null;
  }

  private static @Nullable Rule moved(Rule.Leaf leaf, int by) {
    if (leaf.values().size() != 1) {
      return null;
    }
    Literal value = leaf.values().get(0);
    Literal next = null;
    if (value instanceof Literal.Decimal decimal) {
      next = Literal.of(decimal.value().add(BigDecimal.valueOf(by)));
    } else if (value instanceof Literal.Text text && text.text().matches("\\d{4}-\\d\\d-\\d\\d")) {
      next = Literal.of(LocalDate.parse(text.text()).plusDays(by).toString());
    }
    return next == null ? null : new Rule.Leaf(leaf.field(), leaf.operator(), next);
  }

  private static List<Rule> withoutNull(Rule test) {
    List<Rule> all = new ArrayList<>();
    if (test instanceof Rule.All group
        && group.rules().get(0) instanceof Rule.Leaf leaf
        && leaf.operator() == Operator.NOT_NULL) {
      all.add(group.rules().get(1));
    }
    all.addAll(
        replaced(
            test,
            leaf ->
                leaf.operator() == Operator.IS_NULL
                    ? new Rule.Leaf(leaf.field(), Operator.NOT_NULL)
                    : null));
    return all;
  }

  private static List<Rule> shortened(Rule test) {
    List<Rule> all = new ArrayList<>();
    List<Rule> parts =
        test instanceof Rule.Any any
            ? any.rules()
            : test instanceof Rule.All group ? group.rules() : List.of();
    for (int i = 0; parts.size() > 1 && i < parts.size(); i++) {
      List<Rule> fewer = new ArrayList<>(parts);
      fewer.remove(i);
      all.add(group(test, fewer));
    }
    return all;
  }

  private static Rule group(Rule like, List<Rule> parts) {
    return like instanceof Rule.Any ? new Rule.Any(parts) : new Rule.All(parts);
  }

  /** The rule once for each leaf that is replaced. */
  private static List<Rule> replaced(Rule rule, Function<Rule.Leaf, @Nullable Rule> change) {
    List<Rule> all = new ArrayList<>();
    if (rule instanceof Rule.Leaf leaf) {
      Rule changed = change.apply(leaf);
      return changed == null ? List.of() : List.of(changed);
    }
    if (rule instanceof Rule.Not not) {
      replaced(not.rule(), change).forEach(each -> all.add(new Rule.Not(each)));
      return all;
    }
    List<Rule> parts = rule instanceof Rule.Any any ? any.rules() : ((Rule.All) rule).rules();
    for (int i = 0; i < parts.size(); i++) {
      for (Rule each : replaced(parts.get(i), change)) {
        List<Rule> others = new ArrayList<>(parts);
        others.set(i, each);
        all.add(group(rule, others));
      }
    }
    return all;
  }

  private void withCell(String mistake, int row, int cell, @Nullable Rule test) {
    DecisionTable.TableRule rule = table.rules().get(row);
    List<Rule> tests = new ArrayList<>(rule.tests());
    if (test == null) {
      tests.remove(cell);
    } else {
      tests.set(cell, test);
    }
    withRule(mistake, row, rule(rule, tests, rule.values()));
  }

  private static DecisionTable.TableRule rule(
      DecisionTable.TableRule rule, List<Rule> tests, Map<String, String> values) {
    return new DecisionTable.TableRule(
        rule.number(), rule.cells(), tests, rule.feel(), values, rule.calculated());
  }

  private static String another(FieldType type, String value) {
    return switch (type) {
      case NUMBER -> new BigDecimal(value).add(BigDecimal.ONE).toPlainString();
      case BOOLEAN -> Boolean.toString(!Boolean.parseBoolean(value));
      case DATE -> LocalDate.parse(value).plusDays(1).toString();
      case ENUM, MULTI -> value.equals("A") ? "B" : "A";
    };
  }

  private void withRule(String mistake, int row, DecisionTable.@Nullable TableRule rule) {
    List<DecisionTable.TableRule> rules = new ArrayList<>(table.rules());
    if (rule == null) {
      rules.remove(row);
    } else {
      rules.set(row, rule);
    }
    with(mistake, rules, table.hitPolicy());
  }

  /** Rows are known by their place. */
  private static DecisionTable.TableRule at(int place, DecisionTable.TableRule rule) {
    return new DecisionTable.TableRule(
        place + 1, rule.cells(), rule.tests(), rule.feel(), rule.values(), rule.calculated());
  }

  private void with(String mistake, List<DecisionTable.TableRule> rules, HitPolicy policy) {
    mutants.add(
        new Mutant(
            mistake,
            new DecisionTable(
                table.key(),
                table.name(),
                policy,
                table.inputs(),
                table.outputs(),
                IntStream.range(0, rules.size()).mapToObj(i -> at(i, rules.get(i))).toList())));
  }
}
