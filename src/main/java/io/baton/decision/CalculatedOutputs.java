package io.baton.decision;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.RuleCompiler;
import io.baton.engine.ReferenceDecisions;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Results that are calculated: as sets where they are comparisons, exactly for each customer where
 * they are sums and products, else by the official engine, once for every combination of values
 * that is left.
 */
final class CalculatedOutputs {
  /** Decimals of a calculated number. */
  static final int SCALE = 6;

  private static final int MOST_DIGITS = 12;
  private static final String RESULT = "result";

  /** More different results than this are no decision. */
  private static final int MOST_RESULTS = 5_000;

  private final DecisionTable table;
  private final FieldIndex index;
  private final ReferenceDecisions engine;

  CalculatedOutputs(DecisionTable table, FieldIndex index, ReferenceDecisions engine) {
    this.table = table;
    this.index = TableEvaluation.complete(table, index);
    this.engine = engine;
  }

  /** Each hit once for every different result of its row. */
  List<SetOutcome.Hit> split(List<SetOutcome.Hit> hits) {
    return hits.stream().flatMap(hit -> split(hit).stream()).toList();
  }

  private List<SetOutcome.Hit> split(SetOutcome.Hit hit) {
    List<FeelOutput> calculated = calculated(hit);
    if (calculated.isEmpty()) {
      return List.of(hit);
    }
    List<Column> columns =
        calculated.stream().map(output -> column(output, hit.customers())).toList();
    Map<Map<String, String>, RoaringBitmap> byResult = new LinkedHashMap<>();
    hit.customers()
        .forEach(
            customer -> {
              Map<String, String> values = new LinkedHashMap<>(hit.values());
              columns.forEach(
                  column ->
                      Optional.ofNullable(column.textAt(customer))
                          .ifPresent(
                              value -> values.put(column.field().code(), shown(column, value))));
              byResult.computeIfAbsent(values, each -> new RoaringBitmap()).add(customer);
              if (byResult.size() > MOST_RESULTS) {
                throw refused(
                    calculated.get(0),
                    DecisionErrorCode.DECISION_TOO_LARGE,
                    "the row gives more than %d different results".formatted(MOST_RESULTS));
              }
            });
    return byResult.entrySet().stream()
        .map(
            each ->
                new SetOutcome.Hit(
                    hit.rule(), CustomerSet.ofBitmap(each.getValue()), each.getKey()))
        .toList();
  }

  private static String shown(Column column, String value) {
    return column.field().type() == FieldType.NUMBER ? plain(new BigDecimal(value)) : value;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private List<FeelOutput> calculated(SetOutcome.Hit hit) {
    return hit.rule() == 0 ? List.of() : table.rules().get(hit.rule() - 1).calculated();
  }

  /** The outputs as columns that another table can test. */
  List<Column> columns(List<SetOutcome.Hit> hits) {
    return table.outputs().stream().map(output -> column(output, hits)).toList();
  }

  private Column column(Field output, List<SetOutcome.Hit> hits) {
    Map<String, CustomerSet> constants = new LinkedHashMap<>();
    ColumnBuilder builder = ColumnBuilder.of(output);
    boolean plain = true;
    for (SetOutcome.Hit hit : hits) {
      Optional<FeelOutput> calculated =
          calculated(hit).stream().filter(each -> each.field().equals(output)).findFirst();
      String constant = hit.values().get(output.code());
      if (calculated.isPresent()) {
        plain = false;
        Column column = column(calculated.get(), hit.customers());
        hit.customers().forEach(customer -> builder.put(customer, column.textAt(customer)));
      } else if (constant != null) {
        constants.merge(constant, hit.customers(), CustomerSet::or);
      }
    }
    if (plain) {
      return Column.ofSets(output, constants);
    }
    constants.forEach(
        (value, customers) -> customers.forEach(customer -> builder.put(customer, value)));
    return builder.build();
  }

  /** One result for each of these customers. */
  private Column column(FeelOutput output, CustomerSet among) {
    if (output.truth().isPresent()) {
      FeelTruth truth = output.truth().get();
      return Column.ofSets(
          output.field(),
          Map.of(
              "true",
              RuleCompiler.compile(truth.isTrue(), index).members(among),
              "false",
              RuleCompiler.compile(truth.isFalse(), index).members(among)));
    }
    ColumnBuilder builder = ColumnBuilder.of(output.field());
    if (output.sum().isPresent()) {
      Arithmetic sum = output.sum().get();
      among.forEach(
          customer -> {
            BigDecimal value = sum.of(index, customer);
            builder.put(customer, value == null ? null : number(output, value));
          });
      return builder.build();
    }
    byte[] question = question(output);
    Combinations.of(output.reads(), index, among, () -> tooMany(output))
        .forEach(
            (values, customers) -> {
              String result = ask(output, question, Combinations.facts(output.reads(), values));
              customers.forEach((int customer) -> builder.put(customer, result));
            });
    return builder.build();
  }

  /**
   * Asks each cell once about nothing but nulls.
   *
   * @throws BatonException DECISION_REFUSED naming a cell that is not understood
   */
  static void require(DecisionTable table, ReferenceDecisions engine) {
    CalculatedOutputs outputs =
        new CalculatedOutputs(table, FieldIndex.empty(java.time.Instant.EPOCH), engine);
    for (DecisionTable.TableRule rule : table.rules()) {
      for (FeelOutput output : rule.calculated()) {
        outputs.ask(
            output,
            question(output),
            Combinations.facts(output.reads(), Collections.nCopies(output.reads().size(), null)));
      }
    }
  }

  private @Nullable String ask(
      FeelOutput output, byte[] question, Map<String, @Nullable Object> facts) {
    List<Map<String, Object>> answer;
    try {
      answer = engine.evaluate(question, RESULT, facts);
    } catch (RuntimeException notUnderstood) {
      throw refused(
          output,
          DecisionErrorCode.DECISION_REFUSED,
          "the cell is no FEEL that the official engine understands");
    }
    Object value = answer.isEmpty() ? null : answer.get(0).get(RESULT);
    if (value == null) {
      return null;
    }
    boolean fits =
        switch (output.field().type()) {
          case NUMBER -> value instanceof Number;
          case BOOLEAN -> value instanceof Boolean;
          case DATE -> value instanceof LocalDate;
          case ENUM, MULTI -> value instanceof String;
        };
    if (!fits) {
      throw refused(
          output,
          DecisionErrorCode.DECISION_RESULT_MISFIT,
          "the result is no " + FeelType.nameOf(output.field().type()));
    }
    return value instanceof Number
        ? number(output, new BigDecimal(value.toString()))
        : value.toString();
  }

  private String number(FeelOutput output, BigDecimal value) {
    BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (shortest.scale() > SCALE || shortest.precision() - shortest.scale() > MOST_DIGITS) {
      throw refused(
          output,
          DecisionErrorCode.DECISION_RESULT_MISFIT,
          "a result has %d decimals at most: round it by decimal(…, 2)".formatted(SCALE));
    }
    return shortest.toPlainString();
  }

  private BatonException tooMany(FeelOutput output) {
    return refused(
        output,
        DecisionErrorCode.DECISION_TOO_LARGE,
        "the cell cannot be mapped to sets, and more than %d different values are left for it"
            .formatted(Combinations.MOST));
  }

  private BatonException refused(FeelOutput output, DecisionErrorCode code, String message) {
    String place =
        "%s, row %d, column %s".formatted(table.key(), output.row(), output.field().code());
    return new BatonException(
        code, place + ": " + message, List.of(new Finding(place, code.name(), message)));
  }

  private static byte[] question(FeelOutput output) {
    return """
        <definitions xmlns="%s" id="definitions" name="cell" namespace="cell">
        <decision id="%s" name="cell"><variable id="variable" name="%s"/>\
        <literalExpression id="expression"><text>%s</text></literalExpression>\
        </decision></definitions>
        """
        .formatted(DmnXml.DMN, RESULT, RESULT, ColumnsAlone.escaped(output.text()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
