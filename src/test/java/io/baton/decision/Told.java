package io.baton.decision;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.engine.ReferenceDecisions;
import io.baton.shared.BatonException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a document says to each of many customers: the same for two compilers that differ in nothing
 * that matters. Those who are contradicted are looked at one by one and not as a reason to say
 * nothing about the others.
 */
final class Told {
  private Told() {}

  static Object by(DecisionTable table, FieldIndex index, ReferenceDecisions official) {
    try {
      CustomerSet among = index.everyone();
      FieldIndex known = index;
      for (DecisionTable required : table.required()) {
        FieldIndex asked = FeelCells.over(required, known, among, official);
        among = among.minus(contradicted(required, asked, among));
        List<SetOutcome.Hit> hits = TableEvaluation.run(required, asked, among);
        known =
            known.with(
                new CalculatedOutputs(required, known, official)
                    .columns(hits)
                    .toArray(Column[]::new));
      }
      among =
          among.minus(contradicted(table, FeelCells.over(table, known, among, official), among));
      return answers(TableRuns.run(table, index, among, official), index.everyone().minus(among));
    } catch (BatonException refused) {
      return refused.code();
    }
  }

  /** What a customer gets, and how often; which row gives it is told apart by nobody. */
  private static Object answers(List<SetOutcome.Hit> hits, CustomerSet contradicted) {
    Map<String, CustomerSet> answers = new TreeMap<>();
    long results = 0;
    for (SetOutcome.Hit hit : hits) {
      answers.merge(new TreeMap<>(hit.values()).toString(), hit.customers(), CustomerSet::or);
      results += hit.customers().size();
    }
    return List.of(answers, results, contradicted);
  }

  private static CustomerSet contradicted(
      DecisionTable table, FieldIndex index, CustomerSet among) {
    CustomerSet contradicted = CustomerSet.empty();
    if (table.hitPolicy() == HitPolicy.UNIQUE || table.hitPolicy() == HitPolicy.ANY) {
      List<SetOutcome.Hit> rows = TableEvaluation.run(everyRow(table), index, among);
      for (int i = 1; i < rows.size(); i++) {
        for (SetOutcome.Hit earlier : rows.subList(0, i)) {
          if (table.hitPolicy() == HitPolicy.UNIQUE
              || !earlier.values().equals(rows.get(i).values())) {
            contradicted = contradicted.or(earlier.customers().and(rows.get(i).customers()));
          }
        }
      }
    }
    return contradicted;
  }

  private static DecisionTable everyRow(DecisionTable table) {
    return new DecisionTable(
        table.key(),
        table.name(),
        HitPolicy.RULE_ORDER,
        table.inputs(),
        table.outputs(),
        table.rules());
  }
}
