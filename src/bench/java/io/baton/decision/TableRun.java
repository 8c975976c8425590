package io.baton.decision;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import java.util.List;

/** A table that was read once, for benchmarks outside this package. */
public final class TableRun {
  private final DecisionTable table;

  public TableRun(String key, byte[] dmn) {
    this.table = DmnReader.read(key, dmn);
  }

  /** What a journey's step does, without its database. */
  public List<SetOutcome.Hit> over(FieldIndex index, CustomerSet among) {
    return TableEvaluation.run(table, index, among);
  }
}
