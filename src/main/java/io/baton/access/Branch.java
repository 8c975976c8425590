package io.baton.access;

import org.jspecify.annotations.Nullable;

/**
 * A node of the branch tree.
 *
 * @param parent code of the branch above; null directly below head office
 * @param path the codes from the top, as {@code "/0100/0101/"}; {@code "/"} for head office. {@link
 *     Branches} derives it, so that a draft may leave it empty.
 */
public record Branch(String code, String name, @Nullable String parent, String path) {
  public Branch(String code, String name, @Nullable String parent) {
    this(code, name, parent, "");
  }
}
