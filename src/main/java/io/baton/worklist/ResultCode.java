package io.baton.worklist;

/** How a contact went. */
enum ResultCode {
  /** Reached, and wants it: counts as a response. */
  INTERESTED,
  NOT_INTERESTED,
  /** Nobody there. */
  NOT_REACHED,
  /** Reached, and asks for another time: the item stays open. */
  CALL_BACK,
  /** Wants no more contacts of this kind: consent is withdrawn at once. */
  REFUSED,
  WRONG_NUMBER
}
