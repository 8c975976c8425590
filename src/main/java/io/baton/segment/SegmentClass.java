package io.baton.segment;

/**
 * What a segment is for, such as retention.
 *
 * @param temporary belongs to a time, such as a festival, and not to the bank's steady work
 */
record SegmentClass(String code, String nameZh, String nameEn, boolean temporary, long segments) {}
