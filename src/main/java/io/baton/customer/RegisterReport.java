package io.baton.customer;

/**
 * What a registration did.
 *
 * @param ids the customers' ids in the order of the list that was handed in
 * @param addressesLeftOut e-mail addresses and mobile numbers that nothing could be sent to; the
 *     customers were registered without them
 */
public record RegisterReport(
    int[] ids, int created, int changed, int unchanged, int addressesLeftOut) {
  @Override
  public String toString() {
    return "RegisterReport[%d created, %d changed, %d unchanged]"
        .formatted(created, changed, unchanged);
  }
}
