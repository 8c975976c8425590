package io.baton.source;

/** What kind of place the rows of a source come from. */
public enum SourceKind {
  CSV,
  PARQUET,
  JDBC,
  KAFKA
}
