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
  /** The fields break the schema of the event's type. */
  BREAKS_SCHEMA,
  /** Nobody declared the type, and such events are refused. */
  UNDECLARED_TYPE,
  CONSUMER_FAILED
}
