package io.baton.cohort;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How the values of one field are spread over a group of customers.
 *
 * @param values customers per distinct value, in the order of text, values nobody of the group has
 *     left out; ENUM, BOOLEAN and MULTI, where a customer counts for each value he has
 * @param buckets NUMBER and DATE: customers below the first edge, from each edge up to below the
 *     next, and from the last edge up
 * @param known customers of the group who have a value
 * @param nulls customers of the group who have none
 * @param sum of the numbers at the field's scale, NUMBER only
 */
public record Distribution(
    Field field,
    List<Column.ValueCount> values,
    List<Long> buckets,
    long known,
    long nulls,
    Optional<BigDecimal> sum) {

  /** The average of those who have a value. */
  public Optional<BigDecimal> mean() {
    return known == 0
        ? Optional.empty()
        : sum.map(
            total ->
                total.divide(
                    BigDecimal.valueOf(known), field.scale() + 2, java.math.RoundingMode.HALF_UP));
  }
}
