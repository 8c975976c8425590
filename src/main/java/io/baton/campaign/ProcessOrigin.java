package io.baton.campaign;

/** Where a diagram is from. */
enum ProcessOrigin {
  /** The files of {@code processes/}. */
  STARTER,
  /** A user's. */
  DRAWN
}
