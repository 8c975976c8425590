package io.baton.element;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * Who uses an element.
 *
 * @param version of the element that is pinned; null where the user has not pinned one yet
 * @param scope path of the branch whose people may see the user; null for everybody; not told
 */
public record ElementUse(
    Kind kind,
    String code,
    String name,
    String state,
    @Nullable Integer version,
    @JsonIgnore @Nullable String scope) {

  /** What uses it. */
  public enum Kind {
    CAMPAIGN,
    ELEMENT
  }
}
