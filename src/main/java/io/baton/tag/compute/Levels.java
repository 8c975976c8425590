package io.baton.tag.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which order tags are computed that need each other. Tags of one level need only tags of lower
 * ones, so that a level can share scans. Tags that need each other in a circle have no order; they
 * make up one last level.
 */
final class Levels {
  private Levels() {}

  /**
   * @param needs may name tags that are not computed now; those have their values already
   * @return level by code, in the order of {@code codes} within a level
   */
  static Map<String, Integer> of(List<String> codes, Map<String, Set<String>> needs) {
    Map<String, Integer> levels = new LinkedHashMap<>();
    Set<String> left = new LinkedHashSet<>(codes);
    for (int level = 0; !left.isEmpty(); level++) {
      List<String> ready = new ArrayList<>();
      for (String code : left) {
        if (needs.getOrDefault(code, Set.of()).stream().noneMatch(left::contains)) {
          ready.add(code);
        }
      }
      List<String> now = ready.isEmpty() ? List.copyOf(left) : ready;
      for (String code : now) {
        levels.put(code, level);
      }
      now.forEach(left::remove);
    }
    return levels;
  }
}
