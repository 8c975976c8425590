package io.baton.cohort;

import java.math.BigInteger;

/**
 * The numbers of one block of customers, and the comparison of all of them with constants at once.
 */
sealed interface NumberBlock permits FewNumbers, SlicedNumbers {
  int count();

  long min();

  long max();

  /** Whether the customer at this place in the block has a value. */
  boolean has(int low);

  /** Only where {@link #has} is true. */
  long valueAt(int low);

  /** Writes every value to its place; other places are left as they are. */
  void copyTo(long[] values);

  /** Adds those who have a value. */
  void orExists(long[] out);

  /** Adds those whose value lies between the two, both included. */
  void orBetween(long from, long to, long[] out);

  /**
   * Adds to {@code counts[g][i]} how many of each group are below {@code edges[i]}; {@code counts}
   * has one more place, for those who have a value at all. Adds the sum of the values of each group
   * to {@code sums[g]}.
   */
  void count(long[] edges, GroupBlock[] members, long[][] counts, BigInteger[] sums);

  /**
   * @param present one bit per customer who has a value; at least one
   * @param values by place in the block, meaningful where present
   */
  static NumberBlock of(long[] present, long[] values) {
    return of(present, values, 0);
  }

  /**
   * @param first where the block's values begin in the array; it may end early where none is
   *     present
   */
  static NumberBlock of(long[] present, long[] values, int first) {
    int count = BlockSet.count(present);
    return count > BlockSet.FEW
        ? SlicedNumbers.of(present, values, first)
        : FewNumbers.of(present, values, first, count);
  }
}
