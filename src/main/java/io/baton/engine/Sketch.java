package io.baton.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process as a graph, whether finished or not: what can be said of a drawing while it is drawn.
 *
 * @param elements in document order
 * @param flows in document order, which is the order in which an exclusive gateway asks
 * @param hosts of boundary events, by the event's id
 */
public record Sketch(List<ElementInfo> elements, List<Flow> flows, Map<String, String> hosts) {
  public Sketch {
    elements = List.copyOf(elements);
    flows = List.copyOf(flows);
    hosts = Map.copyOf(hosts);
  }

  public Optional<ElementInfo> element(String id) {
    return elements.stream().filter(element -> element.id().equals(id)).findFirst();
  }

  /** What the element is called; its id where it has no name, or is not there. */
  public String name(String id) {
    return element(id).map(ElementInfo::name).filter(name -> !name.isEmpty()).orElse(id);
  }

  /** Sequence flows that leave the element, in document order. */
  public List<Flow> flowsFrom(String id) {
    return flows.stream().filter(flow -> flow.source().equals(id)).toList();
  }

  /** Boundary events that sit on the element. */
  public List<String> boundariesOf(String id) {
    return hosts.entrySet().stream()
        .filter(host -> host.getValue().equals(id))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** What may come next after the element: ends of its flows, and what sits on it. */
  public List<String> next(String id) {
    return Stream.concat(flowsFrom(id).stream().map(Flow::target), boundariesOf(id).stream())
        .toList();
  }

  /**
   * A sequence flow between two elements that are there.
   *
   * @param name empty where it has none
   * @param condition as written; null where there is none
   * @param otherwise whether it is its gateway's default flow
   */
  public record Flow(
      String id,
      String name,
      String source,
      String target,
      @Nullable String condition,
      boolean otherwise) {}
}
