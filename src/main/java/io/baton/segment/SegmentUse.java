package io.baton.segment;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Who uses a segment.
 *
 * @param kind SEGMENT or CAMPAIGN
 * @param scope path of the branch whose people may see the user; not told
 */
public record SegmentUse(
    String kind, String code, String name, String state, @JsonIgnore String scope) {}
