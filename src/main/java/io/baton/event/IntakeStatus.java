package io.baton.event;

/**
 * The state of the intake from the topic.
 *
 * @param reason why it is not following; empty while it does
 * @param lag events on this node's partitions that are not taken in yet
 */
record IntakeStatus(IntakeState state, String reason, long lag) {}
