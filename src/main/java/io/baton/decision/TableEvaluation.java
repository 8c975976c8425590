package io.baton.decision;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.RuleGrid;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a table over a set: the rows are evaluated together, and the hit policy is a fold over their
 * sets. A field that nobody knows is null for everyone; a field of another type than the table
 * declares is an error.
 */
final class TableEvaluation {
  /** An aggregate may take more different values in principle than anybody means. */
  private static final int MOST_AGGREGATES = 10_000;

  private final DecisionTable table;
  private final FieldIndex index;

  private TableEvaluation(DecisionTable table, FieldIndex index) {
    this.table = table;
    this.index = index;
  }

  static List<SetOutcome.Hit> run(DecisionTable table, FieldIndex index, CustomerSet among) {
    TableEvaluation evaluation = new TableEvaluation(table, complete(table, index));
    CustomerSet asked = among.and(index.everyone());
    return switch (table.hitPolicy()) {
      case FIRST -> evaluation.first(asked);
      case UNIQUE, ANY -> evaluation.single(asked);
      case RULE_ORDER, COLLECT -> evaluation.every(asked);
      case COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT -> evaluation.aggregate(asked);
    };
  }

  private static FieldIndex complete(DecisionTable table, FieldIndex index) {
    List<Column> missing = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Field input : table.inputs()) {
      Column column = index.column(input.code()).orElse(null);
      if (column == null) {
        missing.add(Column.unknown(input));
      } else if (column.field().type() != input.type()) {
        findings.add(
            new Finding(
                "%s, column %s".formatted(table.key(), input.code()),
                DecisionErrorCode.DECISION_INPUT_MISMATCH.name(),
                "the table says %s and the field is %s"
                    .formatted(
                        FeelType.nameOf(input.type()), FeelType.nameOf(column.field().type()))));
      }
    }
    if (!findings.isEmpty()) {
      throw new BatonException(
          DecisionErrorCode.DECISION_INPUT_MISMATCH,
          findings.get(0).place() + ": " + findings.get(0).message(),
          findings);
    }
    return index.with(missing.toArray(Column[]::new));
  }

  /** Who is hit by each row, in the order of the rows. */
  private List<CustomerSet> each(CustomerSet asked) {
    return grid().each(asked);
  }

  private RuleGrid grid() {
    return RuleGrid.compile(
        table.rules().stream().map(DecisionTable.TableRule::tests).toList(), index);
  }

  private List<SetOutcome.Hit> first(CustomerSet asked) {
    return hits(grid().first(asked));
  }

  /** UNIQUE: no two rows hit one customer. ANY: only if they say the same; the first counts. */
  private List<SetOutcome.Hit> single(CustomerSet asked) {
    List<SetOutcome.Hit> hits = new ArrayList<>();
    List<CustomerSet> rows = each(asked);
    CustomerSet taken = CustomerSet.empty();
    for (int i = 0; i < rows.size(); i++) {
      DecisionTable.TableRule rule = table.rules().get(i);
      CustomerSet customers = rows.get(i);
      if (customers.intersects(taken)) {
        requireAgreement(hits, rule, customers);
        customers = customers.minus(taken);
      }
      taken = taken.or(customers);
      add(hits, rule, customers);
    }
    return hits;
  }

  private void requireAgreement(
      List<SetOutcome.Hit> hits, DecisionTable.TableRule rule, CustomerSet customers) {
    for (SetOutcome.Hit earlier : hits) {
      boolean contradicts =
          table.hitPolicy() == HitPolicy.UNIQUE || !earlier.values().equals(rule.values());
      if (contradicts && earlier.customers().intersects(customers)) {
        throw ambiguous(earlier.rule(), rule.number());
      }
    }
  }

  private List<SetOutcome.Hit> every(CustomerSet asked) {
    return hits(each(asked));
  }

  private List<SetOutcome.Hit> hits(List<CustomerSet> rows) {
    List<SetOutcome.Hit> hits = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      add(hits, table.rules().get(i), rows.get(i));
    }
    return hits;
  }

  /** Keeps the customers divided by the aggregate so far, and divides them further row by row. */
  private List<SetOutcome.Hit> aggregate(CustomerSet asked) {
    String output = table.outputs().get(0).code();
    Map<BigDecimal, CustomerSet> totals = new LinkedHashMap<>();
    CustomerSet untouched = asked;
    List<CustomerSet> rows = each(asked);
    for (int i = 0; i < rows.size(); i++) {
      DecisionTable.TableRule rule = table.rules().get(i);
      CustomerSet customers = rows.get(i);
      BigDecimal constant = new BigDecimal(rule.values().getOrDefault(output, "0"));
      Map<BigDecimal, CustomerSet> next = new LinkedHashMap<>();
      totals.forEach(
          (total, holders) -> {
            put(next, total, holders.minus(customers));
            put(next, combine(total, constant), holders.and(customers));
          });
      put(next, first(constant), untouched.and(customers));
      untouched = untouched.minus(customers);
      totals = next;
      if (totals.size() > MOST_AGGREGATES) {
        throw new BatonException(
            DecisionErrorCode.DECISION_TOO_LARGE,
            "%s gives more than %d different results".formatted(table.key(), MOST_AGGREGATES));
      }
    }
    if (table.hitPolicy() == HitPolicy.COLLECT_COUNT) {
      put(totals, BigDecimal.ZERO, untouched);
    }
    return totals.entrySet().stream()
        .map(
            total ->
                new SetOutcome.Hit(
                    0, total.getValue(), Map.of(output, total.getKey().toPlainString())))
        .toList();
  }

  private BigDecimal first(BigDecimal constant) {
    return normal(table.hitPolicy() == HitPolicy.COLLECT_COUNT ? BigDecimal.ONE : constant);
  }

  private BigDecimal combine(BigDecimal total, BigDecimal constant) {
    return normal(
        switch (table.hitPolicy()) {
          case COLLECT_SUM -> total.add(constant);
          case COLLECT_MIN -> total.min(constant);
          case COLLECT_MAX -> total.max(constant);
          default -> total.add(BigDecimal.ONE);
        });
  }

  /** Equal numbers must be equal keys. */
  private static BigDecimal normal(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  private static void put(
      Map<BigDecimal, CustomerSet> totals, BigDecimal total, CustomerSet customers) {
    if (!customers.isEmpty()) {
      totals.merge(total, customers, CustomerSet::or);
    }
  }

  private static void add(
      List<SetOutcome.Hit> hits, DecisionTable.TableRule rule, CustomerSet customers) {
    if (!customers.isEmpty()) {
      hits.add(new SetOutcome.Hit(rule.number(), customers, rule.values()));
    }
  }

  private BatonException ambiguous(int earlier, int later) {
    String message =
        "rows %d and %d both hit the same customer, which hit policy %s does not allow"
            .formatted(earlier, later, table.hitPolicy());
    return new BatonException(
        DecisionErrorCode.DECISION_AMBIGUOUS,
        message,
        List.of(
            new Finding(
                "%s, row %d".formatted(table.key(), later),
                DecisionErrorCode.DECISION_AMBIGUOUS.name(),
                message)));
  }
}
