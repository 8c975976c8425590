package io.baton.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contact to make.
 *
 * @param sealed what to say
 */
record Item(
    UUID touchId,
    String channel,
    int customer,
    String campaign,
    Sealed sealed,
    Instant createdAt,
    String state,
    @Nullable String result,
    @Nullable LocalDate callBack) {
  /** Cipher text; opened only for who may see the customer. */
  record Sealed(byte[] bytes) {
    @Override
    public String toString() {
      return "Sealed";
    }
  }

  boolean open() {
    return state.equals("OPEN");
  }

  boolean withdrawn() {
    return state.equals("WITHDRAWN");
  }
}
