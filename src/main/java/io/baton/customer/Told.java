package io.baton.customer;

import org.jspecify.annotations.Nullable;

/** What a source told of one customer, in the one spelling of each value; null is "not told". */
record Told(
    @Nullable String branch,
    @Nullable String name,
    @Nullable String email,
    @Nullable String mobile,
    int addressesLeftOut) {
  static Told of(NewCustomer customer) {
    String branch = customer.branch();
    String email = clean(PersonalField.EMAIL, customer.email());
    String mobile = clean(PersonalField.MOBILE, customer.mobile());
    return new Told(
        branch == null || !Customers.isKey(branch) ? null : branch,
        clean(PersonalField.NAME, customer.name()),
        email,
        mobile,
        lost(customer.email(), email) + lost(customer.mobile(), mobile));
  }

  /** The later word counts, where there is one. */
  Told and(Told later) {
    return new Told(
        later.branch == null ? branch : later.branch,
        later.name == null ? name : later.name,
        later.email == null ? email : later.email,
        later.mobile == null ? mobile : later.mobile,
        addressesLeftOut + later.addressesLeftOut);
  }

  private static @Nullable String clean(PersonalField field, @Nullable String text) {
    return text == null || text.isBlank() ? null : field.clean(text);
  }

  private static int lost(@Nullable String text, @Nullable String value) {
    return text == null || text.isBlank() || value != null ? 0 : 1;
  }

  @Override
  public String toString() {
    return "Told";
  }
}
