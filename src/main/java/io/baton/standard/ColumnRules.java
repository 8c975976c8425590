package io.baton.standard;

import io.baton.source.ColumnDemand;
import java.util.Map;

/**
 * More that is demanded of columns, of values as they would be kept; a bean of this type adds it.
 */
public interface ColumnRules {
  /** By the column's name, fresh ones for each import. */
  Map<String, ColumnDemand> of(String source);
}
