package io.baton.engine.gate;

import io.baton.engine.Arrival;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * When each element of a journey can be reached first, and whether everybody comes to it. Times
 * only grow along a path, so the first times are found by following whatever became earlier until
 * nothing does, cycles included.
 */
final class Arrivals {
  private final Drawing drawing;
  private final Map<String, Arrival> found = new HashMap<>();

  Arrivals(Drawing drawing) {
    this.drawing = drawing;
  }

  Map<String, Arrival> from(Instant start) {
    Deque<Node> open = new ArrayDeque<>();
    drawing
        .all("bpmn:startEvent")
        .forEach(
            node -> {
              found.put(node.id(), new Arrival(start, true));
              open.add(node);
            });
    while (!open.isEmpty()) {
      Node node = open.remove();
      Arrival here = Objects.requireNonNull(found.get(node.id()), node::id);
      boolean together = here.everybody() && !node.is("bpmn:receiveTask") && ways(node) == 1;
      Instant leaves = refusesAtOnce(node) ? here.earliest() : passes(node, here.earliest());
      drawing
          .next(node)
          .filter(next -> improve(next, new Arrival(leaves, together)))
          .forEach(open::add);
    }
    Map<String, Arrival> inOrder = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparing(Arrival::earliest)))
        .forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
    return inOrder;
  }

  private long ways(Node node) {
    return drawing.next(node).count();
  }

  private boolean improve(Node node, Arrival arrival) {
    Arrival known = found.get(node.id());
    Arrival better =
        known == null
            ? arrival
            : new Arrival(
                known.earliest().isAfter(arrival.earliest())
                    ? arrival.earliest()
                    : known.earliest(),
                known.everybody() || arrival.everybody());
    found.put(node.id(), better);
    return !better.equals(known);
  }

  /** An approver need not wait until the time is up to say no. */
  private boolean refusesAtOnce(Node node) {
    Node host = drawing.nodes.get(node.attribute("attachedToRef"));
    return host != null && host.is("bpmn:userTask");
  }

  /** A timer holds everybody; what a participant may leave at any moment holds nobody. */
  private static Instant passes(Node node, Instant comes) {
    Optional<Node> timer = node.child("bpmn:timerEventDefinition");
    Optional<Instant> until =
        timer
            .flatMap(each -> each.child("bpmn:timeDuration"))
            .flatMap(each -> Meaning.duration(each.text()))
            .map(comes::plus)
            .or(
                () ->
                    timer
                        .flatMap(each -> each.child("bpmn:timeDate"))
                        .map(each -> OffsetDateTime.parse(each.text()).toInstant()));
    return until.filter(time -> time.isAfter(comes)).orElse(comes);
  }
}
