package io.baton.decision;

import io.baton.cohort.Column;
import java.time.Instant;

/**
 * Something that is known of the customers of a process instance because of what brought them in.
 *
 * @param values by customer, under the name that tables and conditions use
 * @param source where it is from: {@code EVENT:type}, {@code ONLINE_MODEL:code}, {@code TAG:code}
 * @param at of when it is
 */
public record JourneyFact(Column values, String source, Instant at) {}
