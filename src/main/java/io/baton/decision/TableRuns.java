package io.baton.decision;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.engine.ReferenceDecisions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Runs tables, those with cells that only the official engine can decide among them. */
@Component
class TableRuns {
  private final ReferenceDecisions engine;

  TableRuns(ReferenceDecisions engine) {
    this.engine = engine;
  }

  List<SetOutcome.Hit> run(DecisionTable table, FieldIndex index, CustomerSet among) {
    return run(table, index, among, engine);
  }

  static List<SetOutcome.Hit> run(
      DecisionTable table, FieldIndex index, CustomerSet among, ReferenceDecisions engine) {
    FieldIndex known = index;
    for (DecisionTable required : table.required()) {
      FieldIndex asked = FeelCells.over(required, known, among, engine);
      List<SetOutcome.Hit> hits = TableEvaluation.run(required, asked, among);
      List<Column> results = new CalculatedOutputs(required, known, engine).columns(hits);
      known = known.with(results.toArray(Column[]::new));
    }
    FieldIndex asked = FeelCells.over(table, known, among, engine);
    return new CalculatedOutputs(table, known, engine)
        .split(TableEvaluation.run(table, asked, among));
  }

  /** Over named facts; one map of outputs per hit, in the order of the rows. */
  List<Map<String, Object>> once(DecisionTable table, Map<String, Object> facts) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (SetOutcome.Hit hit : run(table, Facts.index(table, facts), Facts.THE_ONE)) {
      Map<String, Object> outputs = new LinkedHashMap<>();
      table
          .outputs()
          .forEach(
              output -> {
                String value = hit.values().get(output.code());
                if (value != null) {
                  outputs.put(output.code(), Facts.value(output, value));
                }
              });
      results.add(outputs);
    }
    return results;
  }
}
