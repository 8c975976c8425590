package io.baton.source;

import io.baton.source.csv.RowSink;
import java.util.List;

/** All rows of a table, those columns that are wanted. */
final class TableFeed implements Feed {
  private final Origin origin;
  private final JdbcTables tables;
  private final List<PhysicalColumn> structure;
  private final List<String> names;
  private final long expected;

  TableFeed(
      Origin origin,
      JdbcTables tables,
      List<PhysicalColumn> structure,
      List<String> names,
      long expected) {
    this.origin = origin;
    this.tables = tables;
    this.structure = structure;
    this.names = names;
    this.expected = expected;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public long expected() {
    return expected;
  }

  @Override
  public List<PhysicalColumn> structure() {
    return structure;
  }

  @Override
  public void read(RowSink sink) {
    tables.read(origin, names, 0, sink);
  }
}
