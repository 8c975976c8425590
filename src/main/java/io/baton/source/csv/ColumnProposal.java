package io.baton.source.csv;

import io.baton.cohort.FieldType;
import java.util.List;

/**
 * A column of the file with the type its values suggest.
 *
 * @param scale decimals of a NUMBER, 0 otherwise
 * @param nulls rows in which the field is empty
 * @param samples the first few different values
 * @param misfits values that are not of the type; their rows would be rejected
 */
public record ColumnProposal(
    String name, FieldType type, int scale, long nulls, List<String> samples, long misfits) {
  public ColumnProposal {
    samples = List.copyOf(samples);
  }
}
