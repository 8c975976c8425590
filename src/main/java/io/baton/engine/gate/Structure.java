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
      refuse(drawing.process, Refusal.PROCESS_NOT_EXECUTABLE);
    }
    checkIds();
    checkFlows();
    List<Node> starts = drawing.all("bpmn:startEvent").toList();
    if (starts.size() != 1) {
      refuse(drawing.process, Refusal.PROCESS_START_NOT_ONE);
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
        .forEach(node -> refuse(node, Refusal.PROCESS_ID_TWICE));
    drawing.nodes.values().stream()
        .filter(node -> node.id().isEmpty())
        .forEach(node -> refuse(node, Refusal.PROCESS_ID_MISSING));
  }

  private void checkFlows() {
    for (Node flow : drawing.flows) {
      Node source = drawing.nodes.get(flow.attribute("sourceRef"));
      if (source == null || !drawing.nodes.containsKey(flow.attribute("targetRef"))) {
        refuse(flow, Refusal.PROCESS_FLOW_LOOSE);
      } else if (flow.child("bpmn:conditionExpression").isPresent()) {
        if (!source.name.endsWith("Gateway")) {
          refuse(flow, Refusal.PROCESS_CONDITION_MISPLACED);
        } else if (source.attribute("default").equals(flow.id())) {
          refuse(flow, Refusal.PROCESS_DEFAULT_CONDITION);
        }
      }
    }
  }

  private void checkPaths(Node start) {
    Set<Node> reached = drawing.reachableFrom(start);
    for (Node node : drawing.nodes.values()) {
      if (!reached.contains(node)) {
        refuse(node, Refusal.PROCESS_UNREACHED);
      } else if (drawing.reachableFrom(node).stream().noneMatch(one -> one.is("bpmn:endEvent"))) {
        refuse(node, Refusal.PROCESS_NO_END);
      }
    }
  }

  private void checkNode(Node node) {
    int out = drawing.outgoing(node).size();
    switch (node.localName()) {
      case "startEvent" -> {
        if (!drawing.incoming(node).isEmpty() || out != 1) {
          refuse(node, Refusal.PROCESS_START_FLOWS);
        }
      }
      case "endEvent" -> {
        if (out > 0) {
          refuse(node, Refusal.PROCESS_END_FLOWS);
        }
      }
      case "exclusiveGateway", "inclusiveGateway" -> checkGateway(node);
      case "receiveTask" -> checkWait(node);
      case "userTask" -> {
        if (scope == Scope.JOURNEY) {
          new Approvals(drawing, refusals).check(node);
        } else if (out != 1) {
          refuse(node, Refusal.PROCESS_FLOWS_OUT);
        }
      }
      case "boundaryEvent" -> checkBoundary(node, out);
      default -> {
        if (out != 1) {
          refuse(node, Refusal.PROCESS_FLOWS_OUT);
        }
      }
    }
  }

  private void checkGateway(Node gateway) {
    List<Node> flows = drawing.outgoing(gateway);
    if (flows.isEmpty()) {
      refuse(gateway, Refusal.PROCESS_GATEWAY_FLOWS);
    }
    boolean hasDefault =
        flows.stream().anyMatch(flow -> flow.id().equals(gateway.attribute("default")));
    if (!gateway.attribute("default").isEmpty() && !hasDefault) {
      refuse(gateway, Refusal.PROCESS_DEFAULT_ELSEWHERE);
    }
    if (flows.size() < 2) {
      return;
    }
    if (scope == Scope.LIFE_CYCLE && !hasDefault) {
      refuse(gateway, Refusal.PROCESS_DEFAULT_MISSING);
    }
    for (Node flow : flows) {
      if (!flow.id().equals(gateway.attribute("default"))
          && flow.child("bpmn:conditionExpression").isEmpty()) {
        refuse(flow, Refusal.PROCESS_CONDITION_MISSING);
      }
    }
  }

  private void checkWait(Node wait) {
    if (!drawing.outgoing(wait).isEmpty()) {
      refuse(wait, Refusal.PROCESS_WAIT_FLOWS);
    }
    long timers =
        drawing.boundariesOf(wait).stream()
            .filter(event -> event.child("bpmn:timerEventDefinition").isPresent())
            .count();
    if (timers != 1) {
      refuse(wait, Refusal.PROCESS_WAIT_TIMERS);
    }
  }

  private void checkBoundary(Node event, int out) {
    Node host = drawing.nodes.get(event.attribute("attachedToRef"));
    if (host == null || !(host.is("bpmn:receiveTask") || host.is("bpmn:userTask"))) {
      refuse(event, Refusal.PROCESS_BOUNDARY_HOST);
    }
    if (out != 1) {
      refuse(event, Refusal.PROCESS_BOUNDARY_FLOWS);
    }
    boolean interrupting = !event.attribute("cancelActivity").equals("false");
    boolean timer = event.child("bpmn:timerEventDefinition").isPresent();
    boolean message = event.child("bpmn:messageEventDefinition").isPresent();
    if (timer == message) {
      refuse(event, Refusal.PROCESS_BOUNDARY_KIND);
    } else if (timer != interrupting) {
      refuse(event, timer ? Refusal.PROCESS_TIMER_GOES_ON : Refusal.PROCESS_MESSAGE_INTERRUPTS);
    }
  }

  private void checkJourney() {
    drawing.nodes.values().stream()
        .filter(drawing::isOnCycle)
        .findFirst()
        .ifPresent(node -> refuse(node, Refusal.PROCESS_LOOP));
    if (drawing
        .all("bpmn:serviceTask")
        .noneMatch(t -> t.attribute("camunda:topic").equals("touch"))) {
      refuse(drawing.process, Refusal.PROCESS_NO_TOUCH);
    }
    drawing
        .all("bpmn:intermediateCatchEvent")
        .filter(event -> event.child("bpmn:timerEventDefinition").isEmpty())
        .forEach(event -> refuse(event, Refusal.PROCESS_CATCH_NO_TIMER));
  }

  private void checkPhases() {
    if (drawing.all("bpmn:callActivity").count() > 1) {
      refuse(drawing.process, Refusal.PROCESS_JOURNEYS_CALLED);
    }
    drawing
        .all("bpmn:userTask")
        .filter(task -> task.attribute("camunda:candidateGroups").isEmpty())
        .forEach(task -> refuse(task, Refusal.PROCESS_TASK_ROLE));
    Set<String> missing = new TreeSet<>(PHASES);
    drawing.nodes.values().forEach(node -> missing.removeAll(phases(node)));
    missing.forEach(
        phase -> refusals.add(drawing.process.place(), Refusal.PROCESS_PHASE_MISSING, phase));
  }

  static List<String> phases(Node node) {
    String phases = node.properties().getOrDefault("phase", "");
    return Arrays.stream(phases.split(","))
        .map(String::trim)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  private void refuse(Node node, Refusal refusal) {
    refusals.add(node.place(), refusal);
  }
}
