package io.baton.engine.camunda;

import io.baton.engine.LifeCycles;
import io.baton.engine.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.variable.VariableDeclaration;
import org.springframework.stereotype.Component;

/**
 * Gives every element the behaviour of a token that carries a cohort. What it has no behaviour for
 * does not parse, should it get here without passing the gate.
 */
@Component
class CohortParseListener extends AbstractBpmnParseListener {
  private final TokenMoves moves;
  private final Waits waits;
  private final WaitMerging merging;
  private final SplitConditions conditions;
  private final ReleaseNews news;
  private final TaskBehavior.Parts parts;

  CohortParseListener(
      TokenMoves moves,
      Waits waits,
      WaitMerging merging,
      SplitConditions conditions,
      Steps steps,
      StepRunner runner,
      StepSettings settings,
      ReleaseNews news,
      org.springframework.transaction.PlatformTransactionManager transactions) {
    this.moves = moves;
    this.waits = waits;
    this.merging = merging;
    this.conditions = conditions;
    this.news = news;
    this.parts = new TaskBehavior.Parts(moves, steps, runner, settings, transactions);
  }

  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity process) {
    process.addBuiltInListener(
        ExecutionListener.EVENTNAME_START, (ExecutionListener) e -> moves.started(Token.of(e)));
    process.addBuiltInListener(
        ExecutionListener.EVENTNAME_END, (ExecutionListener) e -> moves.ended(Token.of(e)));
  }

  @Override
  public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    countPassing(activity);
  }

  @Override
  public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    countPassing(activity);
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    String topic = camunda(element, "topic");
    task(activity, Step.Kind.TASK, topic, parameters(element));
  }

  @Override
  public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    String decision = camunda(element, "decisionRef");
    task(activity, Step.Kind.DECISION, decision, parameters(element));
  }

  /** A scope of its own keeps the id of the waiting token, whatever its neighbours do. */
  private void task(
      ActivityImpl activity, Step.Kind kind, String work, Map<String, String> parameters) {
    activity.setScope(true);
    activity.setActivityBehavior(new TaskBehavior(kind, work, parameters, parts));
    countStay(activity);
    activity.addBuiltInListener(
        ExecutionListener.EVENTNAME_END,
        (ExecutionListener)
            e -> {
              if (Token.of(e).execution().isCanceled()) {
                parts.steps().cancel(Token.of(e).execution().getActivityInstanceId());
              }
            });
  }

  @Override
  public void parseInclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
    gateway(activity, false);
  }

  @Override
  public void parseExclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (isJourney(activity)) {
      gateway(activity, true);
    } else {
      activity.setActivityBehavior(new LifeCycleGateway());
      countStay(activity);
    }
  }

  /** The behaviour counts who leaves, except where the token is taken away. */
  private void gateway(ActivityImpl activity, boolean exclusive) {
    activity.setActivityBehavior(new GatewayBehavior(exclusive, moves, conditions));
    activity.addBuiltInListener(
        ExecutionListener.EVENTNAME_START, (ExecutionListener) e -> moves.entered(Token.of(e)));
    activity.addBuiltInListener(
        ExecutionListener.EVENTNAME_END,
        (ExecutionListener)
            e -> {
              if (Token.of(e).execution().isCanceled()) {
                moves.left(Token.of(e));
              }
            });
  }

  @Override
  public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    waiting(activity);
  }

  private void waiting(ActivityImpl activity) {
    activity.setScope(true);
    activity.setActivityBehavior(new WaitBehavior(waits));
    waitWith(activity, new WaitListener(moves, waits, merging, false));
  }

  private static void waitWith(ActivityImpl activity, WaitListener listener) {
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener);
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, listener);
  }

  @Override
  public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    boolean ofApproval =
        activity.getEventScope() instanceof ActivityImpl host
            && host.getActivityBehavior() instanceof ApproveBehavior;
    activity.setActivityBehavior(
        ofApproval ? new LapsedBehavior(moves, news) : new BoundaryBehavior(moves));
    countPassing(activity);
  }

  @Override
  public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (isJourney(activity)) {
      waiting(activity);
    } else {
      countStay(activity);
    }
  }

  /** The literal {@code endAt} stands for the campaign's end. */
  @Override
  public void parseIntermediateTimerEventDefinition(Element element, ActivityImpl activity) {
    Element date = element.element("timeDate");
    if (date == null || !LifeCycles.END_AT.equals(date.getText().trim())) {
      return;
    }
    Map<String, TimerDeclarationImpl> timers =
        activity.getEventScope().getProperties().get(BpmnProperties.TIMER_DECLARATIONS);
    timers.computeIfPresent(
        activity.getId(), (id, parsed) -> new EndOfCampaign.Timer(activity, parsed));
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (!isJourney(activity)) {
      countStay(activity);
      return;
    }
    UserTaskActivityBehavior parsed = (UserTaskActivityBehavior) activity.getActivityBehavior();
    activity.setScope(true);
    activity.setActivityBehavior(new ApproveBehavior(parsed.getTaskDecorator(), waits, news));
    waitWith(activity, new WaitListener(moves, waits, merging, true));
  }

  @Override
  public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
    JourneyCall call = new JourneyCall();
    call.setCallableElement(
        ((org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior)
                activity.getActivityBehavior())
            .getCallableElement());
    activity.setActivityBehavior(call);
    countStay(activity);
  }

  /** Gateways evaluate conditions over sets, so the engine itself sees none. */
  @Override
  public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
    flow.setProperty(BpmnParse.PROPERTYNAME_CONDITION, null);
    flow.addListener(
        ExecutionListener.EVENTNAME_TAKE,
        (ExecutionListener) e -> moves.took(Token.of(e), flow.getId()));
  }

  @Override
  public void parseIoMapping(Element element, ActivityImpl activity, IoMapping mapping) {
    throw new ExpressionRefused();
  }

  @Override
  public void parseScriptTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    throw new ExpressionRefused();
  }

  @Override
  public void parseProperty(Element element, VariableDeclaration variable, ActivityImpl activity) {
    throw new ExpressionRefused();
  }

  private void countPassing(ActivityImpl activity) {
    activity.addBuiltInListener(
        ExecutionListener.EVENTNAME_START,
        (ExecutionListener)
            e -> {
              moves.entered(Token.of(e));
              moves.left(Token.of(e));
            });
  }

  private void countStay(ActivityImpl activity) {
    activity.addBuiltInListener(
        ExecutionListener.EVENTNAME_START, (ExecutionListener) e -> moves.entered(Token.of(e)));
    activity.addBuiltInListener(
        ExecutionListener.EVENTNAME_END,
        (ExecutionListener)
            e -> {
              moves.lock(Token.of(e));
              moves.left(Token.of(e));
            });
  }

  private static boolean isJourney(ActivityImpl activity) {
    String tenant = ((ProcessDefinitionEntity) activity.getProcessDefinition()).getTenantId();
    return Token.scopeOf(tenant) == Scope.JOURNEY;
  }

  private static String camunda(Element element, String attribute) {
    String value = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute);
    if (value == null) {
      throw new ExpressionRefused();
    }
    return value;
  }

  private static Map<String, String> parameters(Element element) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Element extensions = element.element("extensionElements");
    Element properties = extensions == null ? null : extensions.element("properties");
    if (properties != null) {
      for (Element property : properties.elements("property")) {
        parameters.put(property.attribute("name"), property.attribute("value"));
      }
    }
    parameters.keySet().removeAll(Set.of("phase"));
    return parameters;
  }
}
