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
import java.util.Optional;

/**
 * What lies before customers who leave an approval by one of its two ways: the places that contact
 * them, up to the next approval, which asks again.
 */
final class WaysOn {
  /** What the drawing calls an approval. */
  static final String APPROVAL = "userTask";

  private final Sketch sketch;
  private final Map<String, ElementInfo> elements = new HashMap<>();

  WaysOn(Sketch sketch) {
    this.sketch = sketch;
    sketch.elements().forEach(element -> elements.put(element.id(), element));
  }

  /**
   * A touch or another approval.
   *
   * @param everybody whether all come here; false behind a split or a wait
   */
  record Ahead(ElementInfo element, boolean everybody) {
    boolean approval() {
      return element.type().equals(APPROVAL);
    }
  }

  /** For those who are released. */
  List<Ahead> released(String approval) {
    return from(approval);
  }

  /** For everybody else, by the approval's timer. */
  List<Ahead> refused(String approval) {
    return timerOf(approval).map(this::from).orElse(List.of());
  }

  Optional<String> timerOf(String approval) {
    return sketch.boundariesOf(approval).stream().findFirst();
  }

  private List<Ahead> from(String start) {
    Map<String, Boolean> seen = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    sketch.flowsFrom(start).forEach(flow -> come(flow.target(), true, seen, open));
    while (!open.isEmpty()) {
      String id = open.remove();
      ElementInfo element = elements.get(id);
      if (element == null || element.type().equals(APPROVAL)) {
        continue;
      }
      List<String> next = sketch.next(id);
      boolean together = Boolean.TRUE.equals(seen.get(id)) && next.size() == 1;
      next.forEach(target -> come(target, together, seen, open));
    }
    List<Ahead> ahead = new ArrayList<>();
    seen.forEach(
        (id, everybody) -> {
          ElementInfo element = elements.get(id);
          if (element != null
              && (TouchTask.KEY.equals(element.task()) || element.type().equals(APPROVAL))) {
            ahead.add(new Ahead(element, everybody));
          }
        });
    return ahead;
  }

  /** Whoever comes by one way only need not come by another. */
  private static void come(
      String id, boolean everybody, Map<String, Boolean> seen, Deque<String> open) {
    Boolean before = seen.get(id);
    if (before == null || (everybody && !before)) {
      seen.put(id, everybody);
      open.add(id);
    }
  }
}
