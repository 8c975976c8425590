package io.baton.tag;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a tag are spread over the customers somebody may see. A count that is not there
 * is of too few customers to say.
 *
 * @param customers how many there are, with a value or without
 * @param nulls those without a value
 * @param items the most frequent values of a BOOLEAN, ENUM or MULTI
 * @param more values that are not listed
 * @param bins of a NUMBER or DATE, in their order
 * @param min smallest NUMBER or DATE, in exact answers only, like {@code max} and {@code mean}
 * @param coarse whether counts are rounded to {@code smallestGroup} and smaller ones left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ValueDistribution(
    @Nullable Long customers,
    @Nullable Long nulls,
    @Nullable List<Item> items,
    int more,
    @Nullable List<Bin> bins,
    @Nullable String min,
    @Nullable String max,
    @Nullable BigDecimal mean,
    boolean coarse,
    int smallestGroup) {
  record Item(String value, long count) {}

  /**
   * @param from the first value, nothing where it is open below
   * @param to the first value above it, nothing where it is open above
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Bin(@Nullable String from, @Nullable String to, @Nullable Long count) {}
}
