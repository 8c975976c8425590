package io.baton.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from.
 *
 * @param connection code of a registered connection; null for a file
 * @param schema of a table
 * @param name of a table or topic; null for a file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Origin(
    SourceKind kind, @Nullable String connection, @Nullable String schema, @Nullable String name) {
  static final Origin CSV = new Origin(SourceKind.CSV, null, null, null);
  static final Origin PARQUET = new Origin(SourceKind.PARQUET, null, null, null);
}
