package io.baton.engine.gate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a person lets the customers of a journey go on. Two ways lead from it: the flow of those
 * who are released, and that of the timer for everybody else. Silence can't release anybody,
 * because there is no drawing in which the time leads where a release leads.
 */
final class Approvals {
  private static final String ROLE = "APPROVER";

  private final Drawing drawing;
  private final Refusals refusals;

  Approvals(Drawing drawing, Refusals refusals) {
    this.drawing = drawing;
    this.refusals = refusals;
  }

  void check(Node approval) {
    refuseIf(
        !approval.attribute("camunda:candidateGroups").equals(ROLE),
        approval,
        Refusal.PROCESS_APPROVE_ROLE);
    List<Node> released = drawing.outgoing(approval);
    refuseIf(released.size() != 1, approval, Refusal.PROCESS_APPROVE_RELEASED);
    List<Node> boundaries = drawing.boundariesOf(approval);
    List<Node> timers = boundaries.stream().filter(Approvals::isTimer).toList();
    refuseIf(timers.size() != 1, approval, Refusal.PROCESS_APPROVE_DUE);
    refuseIf(boundaries.size() > timers.size(), approval, Refusal.PROCESS_APPROVE_ANSWER);
    refuseIf(startedByEvent(), approval, Refusal.PROCESS_APPROVE_EVENT);
    if (released.size() == 1 && timers.size() == 1) {
      checkSilence(approval, released.get(0), timers.get(0));
    }
  }

  private void checkSilence(Node approval, Node released, Node timer) {
    Node next = drawing.nodes.get(released.attribute("targetRef"));
    if (next == null) {
      return;
    }
    Set<Node> afterRelease = touches(next);
    touches(timer).stream()
        .filter(afterRelease::contains)
        .map(Node::id)
        .sorted()
        .forEach(touch -> refusals.add(approval.place(), Refusal.PROCESS_APPROVE_SILENCE, touch));
  }

  private Set<Node> touches(Node from) {
    return drawing.reachableFrom(from).stream()
        .filter(node -> node.attribute("camunda:topic").equals("touch"))
        .collect(Collectors.toSet());
  }

  private boolean startedByEvent() {
    return drawing
        .all("bpmn:startEvent")
        .anyMatch(start -> start.child("bpmn:messageEventDefinition").isPresent());
  }

  private static boolean isTimer(Node event) {
    return event.child("bpmn:timerEventDefinition").isPresent();
  }

  private void refuseIf(boolean wrong, Node approval, Refusal refusal) {
    if (wrong) {
      refusals.add(approval.place(), refusal);
    }
  }
}
