package io.baton.bench;

/**
 * Our side of the spine: one token carries everybody. {@link SpineBench} knows the application only
 * through this.
 */
interface CohortRun {
  /**
   * Customers with the numbers 0 to {@code customers - 1}, all of them reachable, consenting and
   * below every cap, no control group: the same work as {@link ProcessPerCustomer} does for them.
   * Each call uses a database of its own on the shared server.
   */
  Carried carry(int customers) throws Exception;
}
