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
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Finds out by the official engine whom the cells hit that are not compiled. */
final class FeelCells {
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
    Combinations.of(cell.reads(), index, left, () -> tooMany(cell))
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
      return !engine
          .evaluate(question, table.key(), Combinations.facts(cell.reads(), values))
          .isEmpty();
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

  private BatonException tooMany(FeelCell cell) {
    String place = place(cell);
    String message =
        "the cell cannot be mapped to sets, and more than %d different values are left for it"
            .formatted(Combinations.MOST);
    return new BatonException(
        DecisionErrorCode.DECISION_TOO_LARGE,
        place + ": " + message,
        List.of(new Finding(place, DecisionErrorCode.DECISION_TOO_LARGE.name(), message)));
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
