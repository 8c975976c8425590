package io.baton.standard;

import java.time.Instant;

/**
 * A column of a source whose values are translated into the codes of a standard as they come in.
 *
 * @param mapped raw codes that have a standard code
 * @param unmapped raw codes that came in without one, {@code unmappedRows} rows with them
 */
record StandardColumn(
    long id,
    String source,
    String column,
    String standard,
    String changedBy,
    Instant changedAt,
    long mapped,
    long unmapped,
    long unmappedRows) {

  /** In rules and in the index, where the column has become a tag. */
  String tag() {
    return source + "." + column;
  }
}
