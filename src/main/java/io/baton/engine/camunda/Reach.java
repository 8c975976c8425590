package io.baton.engine.camunda;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * Where tokens can still get to. Unlike the engine's own inclusive join it follows boundary events,
 * so that a join waits for a set whose only ways on are "responded" and "time is up".
 */
final class Reach {
  private Reach() {}

  /** Tokens of the instance that are not at the activity and may still come to it. */
  static boolean anyTokenCanReach(ExecutionEntity instance, PvmActivity target) {
    return leaves(instance)
        .filter(token -> !token.isEnded())
        .filter(token -> !(isAt(token, target) && !token.isActive()))
        .anyMatch(token -> canReach(token, target));
  }

  static Stream<ExecutionEntity> leaves(ExecutionEntity execution) {
    List<ExecutionEntity> children = children(execution);
    return children.isEmpty() ? Stream.of(execution) : children.stream().flatMap(Reach::leaves);
  }

  static boolean isAt(ExecutionEntity token, PvmActivity activity) {
    return token.getActivity() != null && activity.getId().equals(token.getActivity().getId());
  }

  @SuppressWarnings("unchecked")
  private static List<ExecutionEntity> children(ExecutionEntity execution) {
    return (List<ExecutionEntity>) (List<?>) execution.getNonEventScopeExecutions();
  }

  private static boolean canReach(ExecutionEntity token, PvmActivity target) {
    PvmTransition underWay = token.getTransition();
    PvmActivity from = underWay != null ? underWay.getDestination() : token.getActivity();
    if (from == null) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    Deque<PvmActivity> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      PvmActivity activity = open.remove();
      if (activity.getId().equals(target.getId())) {
        return true;
      }
      if (seen.add(activity.getId())) {
        activity.getOutgoingTransitions().forEach(flow -> open.add(flow.getDestination()));
        open.addAll(((ActivityImpl) activity).getEventActivities());
      }
    }
    return false;
  }
}
