package io.baton.engine.gate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A process as a graph: its flow nodes, and which follows which. */
final class Drawing {
  private static final Set<String> FLOW_NODES =
      Set.of(
          "bpmn:startEvent",
          "bpmn:endEvent",
          "bpmn:serviceTask",
          "bpmn:businessRuleTask",
          "bpmn:userTask",
          "bpmn:receiveTask",
          "bpmn:callActivity",
          "bpmn:exclusiveGateway",
          "bpmn:inclusiveGateway",
          "bpmn:intermediateCatchEvent",
          "bpmn:boundaryEvent");

  final Node process;
  final Map<String, Node> nodes = new LinkedHashMap<>();
  final Map<String, String> messages = new LinkedHashMap<>();
  final List<Node> flows;

  Drawing(Node root, Node process) {
    this.process = process;
    process.children.stream()
        .filter(node -> FLOW_NODES.contains(node.name))
        .forEach(node -> nodes.put(node.id(), node));
    root.children("bpmn:message")
        .forEach(message -> messages.put(message.id(), message.attribute("name")));
    flows = process.children("bpmn:sequenceFlow").toList();
  }

  Stream<Node> all(String name) {
    return nodes.values().stream().filter(node -> node.is(name));
  }

  List<Node> outgoing(Node node) {
    return flows.stream().filter(flow -> flow.attribute("sourceRef").equals(node.id())).toList();
  }

  List<Node> incoming(Node node) {
    return flows.stream().filter(flow -> flow.attribute("targetRef").equals(node.id())).toList();
  }

  List<Node> boundariesOf(Node node) {
    return all("bpmn:boundaryEvent")
        .filter(event -> event.attribute("attachedToRef").equals(node.id()))
        .toList();
  }

  /** Over flows, and from a wait to its boundary events. */
  Stream<Node> next(Node node) {
    return Stream.concat(
        outgoing(node).stream()
            .map(flow -> nodes.get(flow.attribute("targetRef")))
            .filter(target -> target != null),
        boundariesOf(node).stream());
  }

  Set<Node> reachableFrom(Node start) {
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (seen.add(node)) {
        next(node).forEach(open::add);
      }
    }
    return seen;
  }

  boolean isOnCycle(Node node) {
    return next(node).anyMatch(follower -> reachableFrom(follower).contains(node));
  }
}
