package io.baton.source;

import io.baton.source.csv.RowSink;
import java.util.List;

/** Rows on their way in, wherever they come from. */
interface Feed {
  Origin origin();

  /** How many rows, roughly; for the progress shown. */
  long expected();

  /** Columns as the place itself describes them; empty where it has no types of its own. */
  List<PhysicalColumn> structure();

  /**
   * Reads to the end.
   *
   * @throws io.baton.shared.BatonException where the place cannot be read to its end
   */
  void read(RowSink sink);

  /** Whether customers of the last import who do not come again keep their rows. */
  default boolean addsToLastImport() {
    return false;
  }

  /** Called in the transaction that publishes the rows. */
  default void settle(String code) {}

  /** Called when nobody needs the rows any more. */
  default void discard() {}
}
