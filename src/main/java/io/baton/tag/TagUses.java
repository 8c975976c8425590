package io.baton.tag;

import java.util.List;

/**
 * Who uses a tag, as one person may know it: a branch learns that others rely on a tag, not for
 * what.
 *
 * @param hidden how many more there are, of branches whose things the person may not see
 */
record TagUses(List<TagUse> named, long hidden) {
  static TagUses seenFrom(String branchPath, List<TagUse> all) {
    List<TagUse> named =
        all.stream()
            .filter(use -> use.scope().isEmpty() || use.scope().startsWith(branchPath))
            .toList();
    return new TagUses(named, all.size() - named.size());
  }

  boolean isEmpty() {
    return named.isEmpty() && hidden == 0;
  }
}
