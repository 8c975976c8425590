package io.baton.engine.camunda;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.behavior.GatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An exclusive gateway of a life cycle: the first flow whose condition holds for the campaign. */
final class LifeCycleGateway extends GatewayActivityBehavior {
  @Override
  public void execute(ActivityExecution execution) {
    Object defaultFlow = execution.getActivity().getProperty("default");
    List<PvmTransition> flows = execution.getActivity().getOutgoingTransitions();
    PvmTransition way =
        flows.stream()
            .filter(flow -> !flow.getId().equals(defaultFlow))
            .filter(flow -> holds(flow, execution))
            .findFirst()
            .or(() -> flows.stream().filter(flow -> flow.getId().equals(defaultFlow)).findFirst())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no way on from gateway " + execution.getActivity().getId()));
    execution.leaveActivityViaTransition(way);
  }

  private static boolean holds(PvmTransition flow, ActivityExecution execution) {
    Object condition = flow.getProperty(BpmnParse.PROPERTYNAME_CONDITION_TEXT);
    return condition == null || FactCondition.holds(condition.toString(), execution::getVariable);
  }
}
