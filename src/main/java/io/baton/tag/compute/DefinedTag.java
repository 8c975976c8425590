package io.baton.tag.compute;

/**
 * A tag with how it is computed.
 *
 * @param definition as it was sent, JSON
 */
public record DefinedTag(
    String code, String nameZh, String nameEn, TagClass tagClass, String definition) {}
