package io.baton.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer as a source tells of them. Null means "not told": what is known already stays.
 *
 * @param key the bank's own number for the customer; never a name, phone number or address
 * @param branch code of a branch; one that no branch has yet is kept, and only head office sees the
 *     customer until it has
 */
public record NewCustomer(
    String key,
    @Nullable String branch,
    @Nullable String name,
    @Nullable String email,
    @Nullable String mobile) {
  /** Neither key nor personal data. */
  @Override
  public String toString() {
    return "NewCustomer";
  }
}
