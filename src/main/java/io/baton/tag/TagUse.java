package io.baton.tag;

import org.jspecify.annotations.Nullable;

/**
 * Something that names a tag.
 *
 * @param kind SEGMENT, DECISION, CAMPAIGN, KEY, TAG
 * @param code its code there
 * @param via {@code KIND:code} of what lies between, such as the segment of a campaign
 * @param scope path of the branch whose it is; empty where everybody may know of it
 */
public record TagUse(String kind, String code, String name, @Nullable String via, String scope) {
  public TagUse(String kind, String code, String name) {
    this(kind, code, name, null, "");
  }
}
