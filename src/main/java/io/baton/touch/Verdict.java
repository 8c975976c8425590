package io.baton.touch;

/** How a doubt can end. */
enum Verdict {
  ACCEPTED,
  REFUSED,
  /** The risk of a second copy is taken on purpose. */
  SEND_AGAIN
}
