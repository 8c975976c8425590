package io.baton.tag.compute;

import io.baton.cohort.Rule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a tag is computed, as a tree that a browser may send: names of columns and constants, never
 * SQL.
 *
 * @param table code of a {@link FactTable}
 * @param days only rows of so many days up to the as-of day, that day included; null for all rows
 *     up to it
 * @param where only rows for which this is true; its fields are columns of the table
 */
public record TagDefinition(
    String table, Aggregate aggregate, @Nullable Integer days, @Nullable Rule where) {
  /** Longer windows are refused. */
  public static final int MOST_DAYS = 3_660;

  /**
   * @throws io.baton.shared.BatonException DEFINITION_INVALID; its findings name every place by
   *     JSON pointer
   */
  public static TagDefinition parse(JsonNode json) {
    return DefinitionJson.parse(json);
  }
}
