package io.baton.policy;

import org.jspecify.annotations.Nullable;

/**
 * The lists, in the order of asking. A customer on the white list is not held back by the black,
 * complaint and employee lists; consent, caps and the first two lists hold for them as well.
 */
public enum ListKind {
  DECEASED(RefusalReason.DECEASED, true),
  DO_NOT_CONTACT(RefusalReason.DO_NOT_CONTACT, true),
  BLACK(RefusalReason.BLACK_LISTED, false),
  COMPLAINT(RefusalReason.COMPLAINT, false),
  EMPLOYEE(RefusalReason.EMPLOYEE, false),
  WHITE(null, false);

  private final @Nullable RefusalReason reason;
  private final boolean services;

  ListKind(@Nullable RefusalReason reason, boolean services) {
    this.reason = reason;
    this.services = services;
  }

  /** Null for the list that allows. */
  @Nullable RefusalReason reason() {
    return reason;
  }

  /** Whether service messages stop as well. */
  boolean stopsServices() {
    return services;
  }
}
