/** Strict, bounded reading of CSV files nobody has vouched for. Pure: no beans, no database. */
@org.springframework.modulith.NamedInterface("csv")
@org.jspecify.annotations.NullMarked
package io.baton.source.csv;
