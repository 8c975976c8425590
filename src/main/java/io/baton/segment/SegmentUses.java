package io.baton.segment;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Who uses a segment, as one person may know it: a branch learns that head office relies on its
 * segment, not for what.
 *
 * @param hidden how many more there are, of branches whose things the person may not see
 */
public record SegmentUses(List<SegmentUse> named, long hidden) {
  static SegmentUses seenFrom(String branchPath, List<SegmentUse> all) {
    List<SegmentUse> named =
        all.stream().filter(use -> use.scope().startsWith(branchPath)).toList();
    return new SegmentUses(named, all.size() - named.size());
  }

  boolean isEmpty() {
    return named.isEmpty() && hidden == 0;
  }

  String words() {
    String codes = named.stream().map(SegmentUse::code).collect(Collectors.joining(", "));
    if (hidden == 0) {
      return codes;
    }
    return (codes.isEmpty() ? "" : codes + " and ") + hidden + " of other branches";
  }
}
