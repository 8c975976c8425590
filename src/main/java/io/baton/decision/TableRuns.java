package io.baton.decision;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.engine.ReferenceDecisions;
import java.util.List;
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
    return TableEvaluation.run(table, FeelCells.over(table, index, among, engine), among);
  }
}
