package io.baton.tag;

import org.jspecify.annotations.Nullable;

/**
 * Something that names a tag.
 *
 * @param kind SEGMENT, DECISION, CAMPAIGN
 * @param code its code there
 * @param via {@code KIND:code} of what lies between, such as the segment of a campaign
 */
public record TagUse(String kind, String code, String name, @Nullable String via) {
  public TagUse(String kind, String code, String name) {
    this(kind, code, name, null);
  }
}
