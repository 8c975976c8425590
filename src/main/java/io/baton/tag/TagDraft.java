package io.baton.tag;

import io.baton.cohort.FieldType;

/**
 * A tag to be defined.
 *
 * @param scale decimals of a NUMBER, 0 otherwise
 */
public record TagDraft(String code, String nameZh, String nameEn, FieldType type, int scale) {}
