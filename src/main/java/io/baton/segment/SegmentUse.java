package io.baton.segment;

/**
 * Who uses a segment.
 *
 * @param kind SEGMENT or CAMPAIGN
 */
public record SegmentUse(String kind, String code, String name, String state) {}
