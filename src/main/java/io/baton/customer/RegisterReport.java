package io.baton.customer;

/**
 * What a registration did.
 *
 * @param ids the customers' ids in the order of the list that was handed in
 */
public record RegisterReport(int[] ids, int created, int changed, int unchanged) {
  @Override
  public String toString() {
    return "RegisterReport["
        + created
        + " created, "
        + changed
        + " changed, "
        + unchanged
        + " not]";
  }
}
