package io.baton.decision;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.RuleGrid;
import io.baton.engine.ReferenceDecisions;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Finds out by the official engine whom the cells hit that are not compiled. */
final class FeelCells {
  /** The official engine answers some hundreds of questions a second. */
  private static final int MOST = 5_000;

  private final DecisionTable table;
  private final ReferenceDecisions engine;

  private FeelCells(DecisionTable table, ReferenceDecisions engine) {
    this.table = table;
    this.engine = engine;
  }

  /**
   * The index with one more column for each such cell.
   *
   * @throws BatonException DECISION_TOO_LARGE naming the cell, where it would have to be asked too
   *     often
   */
  static FieldIndex over(
      DecisionTable table, FieldIndex index, CustomerSet among, ReferenceDecisions engine) {
    FieldIndex more = index;
    for (DecisionTable.TableRule rule : table.rules()) {
      if (!rule.feel().isEmpty()) {
        more = new FeelCells(table, engine).row(rule, more, among.and(index.everyone()));
      }
    }
    return more;
  }

  private FieldIndex row(DecisionTable.TableRule rule, FieldIndex index, CustomerSet among) {
    FieldIndex known = TableEvaluation.complete(table, index);
    List<io.baton.cohort.Rule> mapped =
        rule.tests().stream()
            .filter(test -> rule.feel().stream().noneMatch(cell -> cell.rule().equals(test)))
            .toList();
    CustomerSet left = RuleGrid.compile(List.of(mapped), known).each(among).get(0);
    for (FeelCell cell : rule.feel()) {
      left = hit(cell, known, left);
      Field fact = Field.of(cell.code(), FieldType.BOOLEAN);
      known = known.with(Column.ofSets(fact, Map.of("true", left)));
    }
    return known;
  }

  private CustomerSet hit(FeelCell cell, FieldIndex index, CustomerSet left) {
    byte[] question = question(cell);
    RoaringBitmap hit = new RoaringBitmap();
    byValues(cell, index, left)
        .forEach(
            (values, customers) -> {
              if (hits(cell, question, values)) {
                hit.or(customers);
              }
            });
    return CustomerSet.ofBitmap(hit);
  }

  private boolean hits(FeelCell cell, byte[] question, List<@Nullable String> values) {
    try {
      return !engine.evaluate(question, table.key(), facts(cell, values)).isEmpty();
    } catch (RuntimeException notUnderstood) {
      String message = "the cell is no FEEL that the official engine understands";
      throw new BatonException(
          DecisionErrorCode.DECISION_REFUSED,
          place(cell) + ": " + message,
          List.of(new Finding(place(cell), "DMN_CELL", message)));
    }
  }

  /**
   * Asks each cell once about nothing but nulls.
   *
   * @throws BatonException DECISION_REFUSED naming a cell that is not understood
   */
  static void require(DecisionTable table, ReferenceDecisions engine) {
    FeelCells cells = new FeelCells(table, engine);
    for (DecisionTable.TableRule rule : table.rules()) {
      for (FeelCell cell : rule.feel()) {
        cells.hits(cell, cells.question(cell), Collections.nCopies(cell.reads().size(), null));
      }
    }
  }

  private String place(FeelCell cell) {
    return "%s, row %d, column %s".formatted(table.key(), cell.row(), cell.field().code());
  }

  private Map<List<@Nullable String>, RoaringBitmap> byValues(
      FeelCell cell, FieldIndex index, CustomerSet left) {
    List<Column> columns =
        cell.reads().stream().map(field -> index.column(field.code()).orElseThrow()).toList();
    Map<List<@Nullable String>, RoaringBitmap> byValues = new HashMap<>();
    left.forEach(
        customer -> {
          List<@Nullable String> values = new ArrayList<>();
          columns.forEach(column -> values.add(column.textAt(customer)));
          byValues.computeIfAbsent(values, each -> new RoaringBitmap()).add(customer);
          if (byValues.size() > MOST) {
            throw tooMany(cell);
          }
        });
    return byValues;
  }

  private BatonException tooMany(FeelCell cell) {
    String place = place(cell);
    String message =
        "the cell cannot be mapped to sets, and more than %d different values are left for it"
            .formatted(MOST);
    return new BatonException(
        DecisionErrorCode.DECISION_TOO_LARGE,
        place + ": " + message,
        List.of(new Finding(place, DecisionErrorCode.DECISION_TOO_LARGE.name(), message)));
  }

  private static Map<String, @Nullable Object> facts(FeelCell cell, List<@Nullable String> values) {
    Map<String, @Nullable Object> facts = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Field field = cell.reads().get(i);
      String text = values.get(i);
      facts.put(
          field.code(),
          text == null
              ? null
              : switch (field.type()) {
                case NUMBER -> new BigDecimal(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case DATE -> LocalDate.parse(text);
                case ENUM, MULTI -> text;
              });
    }
    return facts;
  }

  /** A table of one cell. */
  private byte[] question(FeelCell cell) {
    return """
        <definitions xmlns="%s" id="definitions" name="cell" namespace="cell">
        <decision id="%s" name="cell"><decisionTable id="table" hitPolicy="FIRST">
        <input id="input"><inputExpression id="expression" typeRef="%s"><text>%s</text>\
        </inputExpression></input><output id="output" name="hit" typeRef="boolean"/>
        <rule id="rule"><inputEntry id="test"><text>%s</text></inputEntry>\
        <outputEntry id="value"><text>true</text></outputEntry></rule>
        </decisionTable></decision></definitions>
        """
        .formatted(
            DmnXml.DMN,
            table.key(),
            FeelType.nameOf(cell.field().type()),
            cell.field().code(),
            ColumnsAlone.escaped(cell.text()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
