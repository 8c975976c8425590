package io.baton.source;

import io.baton.cohort.FieldType;
import io.baton.source.csv.ColumnProposal;
import org.jspecify.annotations.Nullable;

/**
 * A column as a database or a Parquet file describes it.
 *
 * @param physical the type in the words of the place
 * @param type what it is here; null where its values have to tell
 * @param scale decimals of a NUMBER, 0 otherwise
 */
public record PhysicalColumn(String name, String physical, @Nullable FieldType type, int scale) {

  /** The proposal with the type that the place is sure of. */
  ColumnProposal typed(ColumnProposal profiled) {
    return type == null
        ? profiled
        : new ColumnProposal(name, type, scale, profiled.nulls(), profiled.samples(), 0);
  }
}
