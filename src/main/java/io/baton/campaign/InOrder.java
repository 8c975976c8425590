package io.baton.campaign;

import io.baton.engine.ElementInfo;
import io.baton.engine.Sketch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The elements of a drawing, each behind all that lead to it. What a circle leads to is left out.
 */
final class InOrder {
  private InOrder() {}

  static List<ElementInfo> of(Sketch sketch) {
    Map<String, Integer> missing = new HashMap<>();
    sketch.flows().forEach(flow -> missing.merge(flow.target(), 1, Integer::sum));
    sketch.hosts().keySet().forEach(event -> missing.merge(event, 1, Integer::sum));
    Map<String, ElementInfo> byId = new LinkedHashMap<>();
    sketch.elements().forEach(element -> byId.put(element.id(), element));
    Deque<ElementInfo> ready = new ArrayDeque<>();
    byId.values().stream().filter(e -> !missing.containsKey(e.id())).forEach(ready::add);
    List<ElementInfo> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      ElementInfo element = ready.remove();
      ordered.add(element);
      for (String next : sketch.next(element.id())) {
        ElementInfo follower = byId.get(next);
        if (missing.merge(next, -1, Integer::sum) == 0 && follower != null) {
          ready.add(follower);
        }
      }
    }
    return ordered;
  }
}
