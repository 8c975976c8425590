package io.baton.source;

import java.util.Map;

/**
 * A module that has a say in what comes in. A bean of this type is all it takes; imports ask it and
 * never learn which module it is.
 */
public interface ColumnDemands {
  /** The demands on a source's columns by their names, fresh ones for each import. */
  Map<String, ColumnDemand> of(String source);

  /**
   * Rows were read. Called when the import is over, also of one that came to nothing.
   *
   * @param asked what {@link #of} answered
   * @param adds whether the rows come on top of those of imports before
   */
  void read(String source, Map<String, ColumnDemand> asked, boolean adds);
}
