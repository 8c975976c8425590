package io.baton.engine.gate;

import io.baton.engine.Scope;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shape of a process: one beginning, every path an end, and no cohort left without a way on.
 */
final class Structure {
  private static final Set<String> PHASES =
      new TreeSet<>(List.of("PLAN", "APPROVE", "LAUNCH", "TOUCH", "RESPOND", "EVALUATE"));

  private final Drawing drawing;
  private final Scope scope;
  private final Refusals refusals;

  Structure(Drawing drawing, Scope scope, Refusals refusals) {
    this.drawing = drawing;
    this.scope = scope;
    this.refusals = refusals;
  }

  void check() {
    if (!drawing.process.attribute("isExecutable").equals("true")) {
      refuse(drawing.process, "the process is not marked as executable");
    }
    checkIds();
    checkFlows();
    List<Node> starts = drawing.all("bpmn:startEvent").toList();
    if (starts.size() != 1) {
      refuse(drawing.process, "a process has exactly one start event");
      return;
    }
    checkPaths(starts.get(0));
    drawing.nodes.values().forEach(this::checkNode);
    if (scope == Scope.JOURNEY) {
      checkJourney();
    } else {
      checkPhases();
    }
  }

  private void checkIds() {
    Set<String> seen = new HashSet<>();
    drawing
        .process
        .all()
        .filter(node -> !node.id().isEmpty())
        .filter(node -> !seen.add(node.id()))
        .forEach(node -> refuse(node, "two elements have this id"));
    drawing.nodes.values().stream()
        .filter(node -> node.id().isEmpty())
        .forEach(node -> refuse(node, "the element has no id"));
  }

  private void checkFlows() {
    for (Node flow : drawing.flows) {
      Node source = drawing.nodes.get(flow.attribute("sourceRef"));
      if (source == null || !drawing.nodes.containsKey(flow.attribute("targetRef"))) {
        refuse(flow, "the flow does not connect two elements");
      } else if (flow.child("bpmn:conditionExpression").isPresent()) {
        if (!source.name.endsWith("Gateway")) {
          refuse(flow, "only a gateway's flows have conditions");
        } else if (source.attribute("default").equals(flow.id())) {
          refuse(flow, "a default flow has no condition");
        }
      }
    }
  }

  private void checkPaths(Node start) {
    Set<Node> reached = drawing.reachableFrom(start);
    for (Node node : drawing.nodes.values()) {
      if (!reached.contains(node)) {
        refuse(node, "no path leads here from the start");
      } else if (drawing.reachableFrom(node).stream().noneMatch(one -> one.is("bpmn:endEvent"))) {
        refuse(node, "no path leads from here to an end");
      }
    }
  }

  private void checkNode(Node node) {
    int out = drawing.outgoing(node).size();
    switch (node.localName()) {
      case "startEvent" -> {
        if (!drawing.incoming(node).isEmpty() || out != 1) {
          refuse(node, "a start event has one flow out and none in");
        }
      }
      case "endEvent" -> {
        if (out > 0) {
          refuse(node, "an end event has no flow out");
        }
      }
      case "exclusiveGateway", "inclusiveGateway" -> checkGateway(node);
      case "receiveTask" -> checkWait(node);
      case "boundaryEvent" -> checkBoundary(node, out);
      default -> {
        if (out != 1) {
          refuse(node, "the element needs exactly one flow out; split with a gateway");
        }
      }
    }
  }

  private void checkGateway(Node gateway) {
    List<Node> flows = drawing.outgoing(gateway);
    if (flows.isEmpty()) {
      refuse(gateway, "a gateway needs a flow out");
    }
    boolean hasDefault =
        flows.stream().anyMatch(flow -> flow.id().equals(gateway.attribute("default")));
    if (!gateway.attribute("default").isEmpty() && !hasDefault) {
      refuse(gateway, "the default flow does not begin here");
    }
    if (flows.size() < 2) {
      return;
    }
    if (scope == Scope.LIFE_CYCLE && !hasDefault) {
      refuse(gateway, "a gateway of a life cycle needs a default flow");
    }
    for (Node flow : flows) {
      if (!flow.id().equals(gateway.attribute("default"))
          && flow.child("bpmn:conditionExpression").isEmpty()) {
        refuse(flow, "the flow needs a condition, or be the default");
      }
    }
  }

  private void checkWait(Node wait) {
    if (!drawing.outgoing(wait).isEmpty()) {
      refuse(wait, "a wait is left by its boundary events, not by a flow of its own");
    }
    long timers =
        drawing.boundariesOf(wait).stream()
            .filter(event -> event.child("bpmn:timerEventDefinition").isPresent())
            .count();
    if (timers != 1) {
      refuse(wait, "a wait needs exactly one boundary timer, so that it ends");
    }
  }

  private void checkBoundary(Node event, int out) {
    Node host = drawing.nodes.get(event.attribute("attachedToRef"));
    if (host == null || !host.is("bpmn:receiveTask")) {
      refuse(event, "a boundary event stands on a receive task");
    }
    if (out != 1) {
      refuse(event, "a boundary event needs exactly one flow out");
    }
    boolean interrupting = !event.attribute("cancelActivity").equals("false");
    boolean timer = event.child("bpmn:timerEventDefinition").isPresent();
    boolean message = event.child("bpmn:messageEventDefinition").isPresent();
    if (timer == message) {
      refuse(event, "a boundary event is either a timer or a message");
    } else if (timer != interrupting) {
      refuse(
          event,
          timer
              ? "the timer of a wait interrupts it"
              : "the message of a wait does not interrupt it: others go on waiting");
    }
  }

  private void checkJourney() {
    drawing.nodes.values().stream()
        .filter(drawing::isOnCycle)
        .findFirst()
        .ifPresent(node -> refuse(node, "a journey does not go back: its paths are free of loops"));
    if (drawing
        .all("bpmn:serviceTask")
        .noneMatch(t -> t.attribute("camunda:topic").equals("touch"))) {
      refuse(drawing.process, "a journey touches somebody: it has a touch task");
    }
    drawing
        .all("bpmn:intermediateCatchEvent")
        .filter(event -> event.child("bpmn:timerEventDefinition").isEmpty())
        .forEach(event -> refuse(event, "only a timer can be waited for here"));
  }

  private void checkPhases() {
    if (drawing.all("bpmn:callActivity").count() > 1) {
      refuse(drawing.process, "a life cycle calls one journey");
    }
    drawing
        .all("bpmn:userTask")
        .filter(task -> task.attribute("camunda:candidateGroups").isEmpty())
        .forEach(task -> refuse(task, "the task names no role in candidateGroups"));
    Set<String> missing = new TreeSet<>(PHASES);
    drawing.nodes.values().forEach(node -> missing.removeAll(phases(node)));
    missing.forEach(
        phase ->
            refusals.add(
                drawing.process.place(),
                "PROCESS_PHASE_MISSING",
                "no element has the phase " + phase));
  }

  static List<String> phases(Node node) {
    String phases = node.properties().getOrDefault("phase", "");
    return Arrays.stream(phases.split(","))
        .map(String::trim)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  private void refuse(Node node, String message) {
    refusals.add(node.place(), "PROCESS_STRUCTURE", message);
  }
}
