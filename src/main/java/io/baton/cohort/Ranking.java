package io.baton.cohort;

import java.util.List;

/**
 * The first of a group by a number or date. Among equal values the lower customer id comes first,
 * so that the same question has the same answer always and everywhere; who has no value is never
 * among them.
 *
 * <p>Nothing is sorted: the value of the last one is found by halving the range it can be in, each
 * time with a count over the bit slices.
 */
public final class Ranking {
  private final NumberColumn column;
  private final CustomerSet among;

  private Ranking(NumberColumn column, CustomerSet among) {
    this.column = column;
    this.among = among;
  }

  /** Those with the greatest values; fewer where fewer have one. */
  public static CustomerSet highest(Column column, CustomerSet among, long count) {
    Ranking ranking = of(column, among);
    long low = ranking.extent().min();
    long high = ranking.extent().max();
    if (ranking.count(low, high) <= count) {
      return ranking.between(low, high);
    }
    long max = high;
    // At least so many have a value from `low` up, and fewer from above `high` up.
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (ranking.count(middle, max) >= count) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return ranking.filled(low + 1, max, low, count);
  }

  /** Those with the smallest values; fewer where fewer have one. */
  public static CustomerSet lowest(Column column, CustomerSet among, long count) {
    Ranking ranking = of(column, among);
    long low = ranking.extent().min();
    long high = ranking.extent().max();
    if (ranking.count(low, high) <= count) {
      return ranking.between(low, high);
    }
    long min = low;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (ranking.count(min, middle) >= count) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return ranking.filled(min, low - 1, low, count);
  }

  private static Ranking of(Column column, CustomerSet among) {
    if (!(column instanceof NumberColumn numbers)) {
      throw new IllegalArgumentException(column.field().code() + " has no order");
    }
    return new Ranking(numbers, among);
  }

  private Column.Extent extent() {
    return column.extent().orElse(new Column.Extent(0, 0));
  }

  /** All strictly inside, and of those at the edge the lowest ids, up to the count. */
  private CustomerSet filled(long from, long to, long edge, long count) {
    CustomerSet inside = between(from, to);
    return inside.or(between(edge, edge).slice(0, (int) (count - inside.size())));
  }

  private long count(long from, long to) {
    return rule(from, to).count(among);
  }

  private CustomerSet between(long from, long to) {
    return rule(from, to).members(among);
  }

  private CompiledRule rule(long from, long to) {
    BlockTest test = new BlockTest.InRanges(column, List.of(new LongRange(from, to)));
    return new BlockwiseRule(new RulePart("", test), among);
  }
}
