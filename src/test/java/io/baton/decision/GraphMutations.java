package io.baton.decision;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a document of several decisions would compile to with a mistake in one place: in one of its
 * tables, in what it calculates, or in how its decisions hang together.
 */
final class GraphMutations {
  /** Those that others need give one result. */
  private static final Set<HitPolicy> LISTS =
      EnumSet.of(HitPolicy.RULE_ORDER, HitPolicy.COLLECT, HitPolicy.COLLECT_COUNT);

  private static final List<List<String>> SIGNS =
      List.of(
          List.of(" and ", " or "),
          List.of(" or ", " and "),
          List.of(">=", ">"),
          List.of("<=", "<"),
          List.of(" > ", " >= "),
          List.of(" < ", " <= "),
          List.of(" = ", " != "),
          List.of(" != ", " = "),
          List.of(" + ", " - "),
          List.of(" - ", " + "),
          List.of(" * ", " + "),
          List.of("not(", "("));

  /** In the order in which they are made; the one that answers is the last. */
  private final List<DecisionTable> parts;

  private final List<Mutations.Mutant> mutants = new ArrayList<>();

  private GraphMutations(DecisionTable table) {
    this.parts = table.all();
  }

  static List<Mutations.Mutant> of(DecisionTable table) {
    GraphMutations mutations = new GraphMutations(table);
    for (int part = 0; part < mutations.parts.size(); part++) {
      mutations.inTable(part);
      mutations.inCalculations(part);
    }
    mutations.inWires();
    return mutations.mutants;
  }

  private void inTable(int part) {
    DecisionTable table = parts.get(part);
    boolean answers = part == parts.size() - 1;
    for (Mutations.Mutant each : Mutations.of(table)) {
      boolean fits =
          each.table().hitPolicy() == table.hitPolicy()
              || table.rules().size() > 1 && (answers || !LISTS.contains(each.table().hitPolicy()));
      if (fits) {
        with(each.mistake(), part, each.table());
      }
    }
    if (!answers && table.hitPolicy() == HitPolicy.FIRST) {
      List<DecisionTable.TableRule> rules = new ArrayList<>(table.rules());
      Field output = table.outputs().get(0);
      rules.add(
          new DecisionTable.TableRule(
              rules.size() + 1,
              Collections.nCopies(table.inputs().size(), "-"),
              List.of(),
              List.of(),
              Map.of(output.code(), standing(output.type()))));
      with("no result becomes a value", part, withRules(table, rules));
    }
  }

  private static String standing(FieldType type) {
    return switch (type) {
      case NUMBER -> "0";
      case BOOLEAN -> "false";
      case DATE -> "1970-01-01";
      case ENUM, MULTI -> "A";
    };
  }

  private void inCalculations(int part) {
    DecisionTable table = parts.get(part);
    for (int i = 0; i < table.rules().size(); i++) {
      int row = i;
      for (FeelOutput output : table.rules().get(row).calculated()) {
        instead("forgotten calculation", part, row, output, Optional.empty());
        if (output.truth().isPresent()) {
          inTruth(part, row, output, output.truth().get());
        }
        for (List<String> sign : SIGNS) {
          for (String text : replaced(output.text(), sign.get(0), sign.get(1))) {
            misread("wrong sign in a calculation", part, row, output, text);
          }
        }
        for (Field read : output.reads()) {
          forgotten(part, row, output, read);
          table.inputs().stream()
              .filter(other -> other.type() == read.type() && !other.equals(read))
              .forEach(
                  other ->
                      misread(
                          "calculated from another column",
                          part,
                          row,
                          output,
                          output
                              .text()
                              .replaceAll(
                                  "\\b%s\\b(?!\\s*\\()".formatted(read.code()), other.code())));
        }
      }
    }
  }

  private void inTruth(int part, int row, FeelOutput output, FeelTruth truth) {
    Rule yes = truth.isTrue();
    Rule no = truth.isFalse();
    instead("true for false", part, row, output, truth(output, no, yes));
    instead("null is false", part, row, output, truth(output, yes, new Rule.Not(yes)));
    instead("null is true", part, row, output, truth(output, new Rule.Not(no), no));
  }

  private static Optional<FeelOutput> truth(FeelOutput output, Rule isTrue, Rule isFalse) {
    return Optional.of(
        new FeelOutput(
            output.row(),
            output.field(),
            output.text(),
            output.reads(),
            Optional.of(new FeelTruth(isTrue, isFalse)),
            output.sum()));
  }

  /** The text is the author's; what was made of it is not. */
  private void misread(String mistake, int part, int row, FeelOutput output, String text) {
    if (output.truth().isEmpty() && output.sum().isEmpty()) {
      return;
    }
    FeelOutput.read(text, output.row(), output.field(), parts.get(part).inputs())
        .filter(other -> other.truth().isPresent() || other.sum().isPresent())
        .map(
            other ->
                new FeelOutput(
                    output.row(),
                    output.field(),
                    output.text(),
                    output.reads(),
                    other.truth(),
                    other.sum()))
        .ifPresent(other -> instead(mistake, part, row, output, Optional.of(other)));
  }

  /** Where the official engine is asked: one of the values is not handed over. */
  private void forgotten(int part, int row, FeelOutput output, Field read) {
    if (output.truth().isEmpty() && output.sum().isEmpty()) {
      List<Field> reads = new ArrayList<>(output.reads());
      reads.remove(read);
      FeelOutput poorer =
          new FeelOutput(
              output.row(), output.field(), output.text(), reads, output.truth(), output.sum());
      instead("forgotten input of a calculation", part, row, output, Optional.of(poorer));
    }
  }

  private void instead(
      String mistake, int part, int row, FeelOutput output, Optional<FeelOutput> other) {
    DecisionTable table = parts.get(part);
    DecisionTable.TableRule rule = table.rules().get(row);
    List<FeelOutput> calculated = new ArrayList<>(rule.calculated());
    calculated.remove(output);
    other.ifPresent(calculated::add);
    List<DecisionTable.TableRule> rules = new ArrayList<>(table.rules());
    rules.set(
        row,
        new DecisionTable.TableRule(
            rule.number(), rule.cells(), rule.tests(), rule.feel(), rule.values(), calculated));
    with(mistake, part, withRules(table, rules));
  }

  private static List<String> replaced(String text, String sign, String other) {
    List<String> all = new ArrayList<>();
    for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      all.add(text.substring(0, at) + other + text.substring(at + sign.length()));
    }
    return all;
  }

  private void inWires() {
    int needed = parts.size() - 1;
    for (int part = 0; part < needed; part++) {
      List<DecisionTable> fewer = new ArrayList<>(parts);
      fewer.remove(part);
      add("forgotten decision", fewer);
      if (part + 1 < needed) {
        List<DecisionTable> early = new ArrayList<>(parts);
        Collections.swap(early, part, part + 1);
        add("made too early", early);
      }
      for (int other = part + 1; other < needed; other++) {
        Field one = parts.get(part).outputs().get(0);
        Field two = parts.get(other).outputs().get(0);
        if (one.type() == two.type()) {
          List<DecisionTable> crossed = new ArrayList<>(parts);
          crossed.set(part, giving(parts.get(part), two.code()));
          crossed.set(other, giving(parts.get(other), one.code()));
          add("crossed results", crossed);
        }
      }
    }
  }

  /** The same table with another name for its result. */
  private static DecisionTable giving(DecisionTable table, String code) {
    Field before = table.outputs().get(0);
    Field output = new Field(code, before.type(), before.scale());
    List<DecisionTable.TableRule> rules =
        table.rules().stream()
            .map(
                rule -> {
                  Map<String, String> values = new HashMap<>();
                  rule.values().values().forEach(value -> values.put(code, value));
                  List<FeelOutput> calculated =
                      rule.calculated().stream()
                          .map(
                              each ->
                                  new FeelOutput(
                                      each.row(),
                                      output,
                                      each.text(),
                                      each.reads(),
                                      each.truth(),
                                      each.sum()))
                          .toList();
                  return new DecisionTable.TableRule(
                      rule.number(), rule.cells(), rule.tests(), rule.feel(), values, calculated);
                })
            .toList();
    return new DecisionTable(
        table.key(), table.name(), table.hitPolicy(), table.inputs(), List.of(output), rules);
  }

  private static DecisionTable withRules(DecisionTable table, List<DecisionTable.TableRule> rules) {
    return new DecisionTable(
        table.key(), table.name(), table.hitPolicy(), table.inputs(), table.outputs(), rules);
  }

  private void with(String mistake, int part, DecisionTable table) {
    List<DecisionTable> others = new ArrayList<>(parts);
    others.set(part, table);
    add(mistake, others);
  }

  private void add(String mistake, List<DecisionTable> all) {
    DecisionTable answers = all.get(all.size() - 1);
    mutants.add(new Mutations.Mutant(mistake, answers.requiring(all.subList(0, all.size() - 1))));
  }
}
