package io.baton.event;

import java.time.Instant;

/**
 * An event set aside.
 *
 * @param origin where it came from
 * @param reason one of {@link DeadLetterReason}
 * @param detail where in the payload, or which kind of failure
 * @param size of the payload as it arrived, in bytes
 * @param excerpt its first 200 characters, unprintable ones replaced
 */
record DeadLetter(
    long id, Instant at, String origin, String reason, String detail, int size, String excerpt) {}
