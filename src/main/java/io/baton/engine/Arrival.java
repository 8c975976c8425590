package io.baton.engine;

import java.time.Instant;

/**
 * When and by whom an element of a journey can be reached.
 *
 * @param earliest waits that somebody may leave early, by responding, count nothing
 * @param everybody no split, wait or limit stands before it: the whole cohort comes here
 */
public record Arrival(Instant earliest, boolean everybody) {}
