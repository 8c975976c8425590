package io.baton.event;

/** Why an event was set aside. Stable: operators count by it. */
enum DeadLetterReason {
  EMPTY,
  TOO_LARGE,
  TOO_DEEP,
  BAD_JSON,
  MISSING_FIELD,
  BAD_FIELD,
  UNKNOWN_FIELD,
  UNKNOWN_CUSTOMER,
  CONSUMER_FAILED
}
