package io.baton.touch;

/**
 * Touches by what is known of them.
 *
 * @param planned all; the sum of the others
 * @param open not attempted, being attempted, or waiting for another attempt
 * @param accepted the peer has it
 * @param refused definitely not sent
 * @param inDoubt the peer may have it
 */
public record TouchCounts(long planned, long open, long accepted, long refused, long inDoubt) {}
