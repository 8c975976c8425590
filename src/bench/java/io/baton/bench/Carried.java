package io.baton.bench;

import java.time.Duration;
import org.roaringbitmap.RoaringBitmap;

/**
 * What came of carrying customers through a journey.
 *
 * @param touched the customers with a planned touch that is committed
 * @param touches rows of the touch table; more than {@code touched} where there are two waves
 * @param took from the first start to the last commit
 * @param engineRows rows that the process engine inserted, updated or deleted meanwhile
 */
record Carried(RoaringBitmap touched, long touches, Duration took, long engineRows) {
  double touchesPerSecond() {
    return touches / (took.toNanos() / 1e9);
  }

  /**
   * @param customers who were carried, touched or not
   */
  double engineRowsPerCustomer(int customers) {
    return (double) engineRows / customers;
  }
}
