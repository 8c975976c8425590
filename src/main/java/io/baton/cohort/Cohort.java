package io.baton.cohort;

/**
 * A stored set, as tokens and snapshots refer to it.
 *
 * @param size number of customers
 * @param hash {@link CustomerSet#hash()} of its members
 */
public record Cohort(long id, long size, String hash) {}
