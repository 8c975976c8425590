package io.baton.tag;

/**
 * Something that names a tag.
 *
 * @param kind SEGMENT, DECISION, CAMPAIGN
 * @param code its code there
 */
public record TagUse(String kind, String code, String name) {}
