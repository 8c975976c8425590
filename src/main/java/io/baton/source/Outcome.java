package io.baton.source;

import java.util.List;
import java.util.Set;

/**
 * What a file changed in its source.
 *
 * @param columns as they are now in the warehouse
 * @param changedColumns names of the columns in which some value changed
 * @param goneColumns names of the columns that were there before
 */
record Outcome(
    long accepted,
    long created,
    long changed,
    long unchanged,
    long removed,
    List<SourceColumn> columns,
    Set<String> changedColumns,
    Set<String> goneColumns) {

  /** Whether the rows in the warehouse are the same as before. */
  boolean nothingChanged() {
    return created + changed + removed == 0 && changedColumns.isEmpty() && goneColumns.isEmpty();
  }
}
