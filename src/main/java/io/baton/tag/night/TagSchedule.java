package io.baton.tag.night;

import java.time.Instant;
import java.time.LocalTime;

/**
 * When tags are computed by themselves.
 *
 * @param at time of the bank's day
 * @param since nights that were due up to here are not made up for
 */
record TagSchedule(
    LocalTime at,
    boolean enabled,
    Instant since,
    int version,
    String changedBy,
    Instant changedAt) {}
