package io.baton.element;

import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Who uses an element, as one person may know it.
 *
 * @param hidden how many more there are, of branches whose things the person may not see
 */
record ElementUses(List<ElementUse> named, long hidden) {
  static ElementUses seenFrom(String branchPath, List<ElementUse> all) {
    List<ElementUse> named =
        all.stream()
            .filter(use -> use.scope() == null || use.scope().startsWith(branchPath))
            .toList();
    return new ElementUses(named, all.size() - named.size());
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (ElementUse use : named) {
      findings.add(new Finding(use.kind() + ":" + use.code(), "ELEMENT_USER", use.name()));
    }
    if (hidden > 0) {
      findings.add(
          new Finding("", "ELEMENT_USER", hidden + " more of branches that you may not see"));
    }
    return findings;
  }
}
