package io.baton.engine.camunda;

import io.baton.cohort.CustomerSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.behavior.GatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * A gateway of a journey. Splitting, an inclusive gateway sends a customer down every flow whose
 * condition is true and an exclusive one down the first; the default flow takes those for whom none
 * is true; a flow nobody takes gets no token; whoever has no flow ends here. Joining, an inclusive
 * gateway waits until no other token can come and goes on with the union; an exclusive one lets
 * each token pass.
 */
final class GatewayBehavior extends GatewayActivityBehavior {
  private final boolean exclusive;
  private final TokenMoves moves;
  private final SplitConditions conditions;

  GatewayBehavior(boolean exclusive, TokenMoves moves, SplitConditions conditions) {
    this.exclusive = exclusive;
    this.moves = moves;
    this.conditions = conditions;
  }

  @Override
  public void execute(ActivityExecution execution) {
    if (exclusive || execution.getActivity().getIncomingTransitions().size() < 2) {
      leave(execution, List.of(execution));
      return;
    }
    execution.inactivate();
    lockConcurrentRoot(execution);
    joinIfComplete(execution);
  }

  /** Joins that were waiting for a token which has ended or gone another way. */
  static void joinWhereNobodyElseCanCome(ExecutionEntity instance) {
    Set<PvmActivity> checked = new LinkedHashSet<>();
    for (ExecutionEntity token : waitingAtJoins(instance).toList()) {
      if (checked.add(token.getActivity())
          && !token.isEnded()
          && token.getActivity().getActivityBehavior() instanceof GatewayBehavior gateway) {
        gateway.joinIfComplete(token);
      }
    }
  }

  private static Stream<ExecutionEntity> waitingAtJoins(ExecutionEntity instance) {
    return Reach.leaves(instance)
        .filter(token -> !token.isEnded() && !token.isActive() && token.getActivity() != null)
        .filter(token -> token.getActivity().getActivityBehavior() instanceof GatewayBehavior);
  }

  private void joinIfComplete(ActivityExecution execution) {
    ExecutionEntity instance = ((ExecutionEntity) execution).getProcessInstance();
    if (!Reach.anyTokenCanReach(instance, execution.getActivity())) {
      leave(execution, execution.findInactiveConcurrentExecutions(execution.getActivity()));
    }
  }

  private void leave(ActivityExecution execution, List<? extends ActivityExecution> joined) {
    Token token = Token.of(execution);
    CustomerSet customers = CustomerSet.empty();
    long arrived = 0;
    for (ActivityExecution one : joined) {
      CustomerSet its = moves.customers(Token.of(one));
      customers = customers.or(its);
      arrived += its.size();
    }
    moves.left(token, arrived);
    Map<PvmTransition, CustomerSet> ways = split(token, execution.getActivity(), customers);
    long whole = joined.size() == 1 ? token.cohortId() : moves.store(token, customers);
    for (Map.Entry<PvmTransition, CustomerSet> way : ways.entrySet()) {
      CustomerSet subset = way.getValue();
      boolean all = subset.size() == customers.size();
      moves.route(token, way.getKey().getId(), all ? whole : moves.store(token, subset));
    }
    execution.leaveActivityViaTransitions(new ArrayList<>(ways.keySet()), joined);
  }

  private Map<PvmTransition, CustomerSet> split(
      Token token, PvmActivity gateway, CustomerSet customers) {
    Object defaultFlow = gateway.getProperty("default");
    Map<PvmTransition, CustomerSet> ways = new LinkedHashMap<>();
    CustomerSet rest = customers;
    for (PvmTransition flow : gateway.getOutgoingTransitions()) {
      if (!flow.getId().equals(defaultFlow)) {
        CustomerSet among = exclusive ? rest : customers;
        Object condition = flow.getProperty(BpmnParse.PROPERTYNAME_CONDITION_TEXT);
        CustomerSet subset =
            condition == null ? among : conditions.whereTrue(condition.toString(), token, among);
        rest = rest.minus(subset);
        ways.put(flow, subset);
      }
    }
    for (PvmTransition flow : gateway.getOutgoingTransitions()) {
      if (flow.getId().equals(defaultFlow)) {
        ways.put(flow, rest);
      }
    }
    ways.values().removeIf(CustomerSet::isEmpty);
    return ways;
  }
}
