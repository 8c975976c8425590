package io.baton.event;

/** How the intake from the topic is doing. */
enum IntakeState {
  /** Not started, or closed. */
  IDLE,
  /** Following the topic. */
  FOLLOWING,
  /** The broker or the database does not answer; trying again by itself. */
  UNREACHABLE,
  /** Stands still until an operator says where to go on. */
  STOPPED
}
