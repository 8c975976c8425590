package io.baton.tag.compute;

import io.baton.source.Warehouse.RowReader;

/** Runs a SELECT over the bank's rows: embedded, or a cluster that the bank has. */
public interface TagEngine {
  Dialect dialect();

  /** The table where this engine has it. */
  default FactTable place(FactTable table) {
    return table;
  }

  /**
   * Streams the rows.
   *
   * @throws io.baton.shared.BatonException TAG_ENGINE_FAILED; nothing was changed
   */
  void query(String select, RowReader reader);
}
