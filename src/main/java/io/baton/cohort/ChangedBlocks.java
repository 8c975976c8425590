package io.baton.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changes of single customers, gathered by the block they are in. */
final class ChangedBlocks {
  private ChangedBlocks() {}

  static Map<Integer, List<Integer>> group(Collection<Integer> customers) {
    Map<Integer, List<Integer>> byBlock = new TreeMap<>();
    for (int customer : customers) {
      if (customer < 0) {
        throw new IllegalArgumentException("customer ids are not negative");
      }
      byBlock.computeIfAbsent(customer >>> BlockSet.BITS, block -> new ArrayList<>()).add(customer);
    }
    return byBlock;
  }

  /** The texts, if so many may be one customer's. */
  static List<String> requireFit(Field field, List<String> texts) {
    if (texts.size() > 1 && !field.type().multiple()) {
      throw FieldText.misfit(field, null);
    }
    return texts;
  }
}
