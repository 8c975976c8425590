package io.baton.source;

import io.baton.cohort.FieldType;

/**
 * A column of a source in the warehouse.
 *
 * @param scale decimals of a NUMBER, 0 otherwise
 * @param nulls rows without a value
 * @param distinct different values, null not counted
 */
public record SourceColumn(String name, FieldType type, int scale, long nulls, long distinct) {}
