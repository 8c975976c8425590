package io.baton.segment;

import java.time.Instant;

/**
 * The members of a segment at one moment, frozen.
 *
 * @param version of the segment
 * @param cohortId the stored set
 * @param hash content hash of the members
 */
public record Snapshot(
    long id, long segmentId, int version, long cohortId, String hash, long count, Instant at) {}
