package io.baton.customer;

import org.jspecify.annotations.Nullable;

/** A customer as the table holds them. */
record SealedCustomer(
    String key,
    @Nullable String branch,
    @Nullable Value name,
    @Nullable Value email,
    @Nullable Value mobile) {
  /** One value: cipher text and mark go together. */
  record Value(byte[] cipher, byte[] mark) {}
}
