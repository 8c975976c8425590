package io.baton.engine.gate;

import io.baton.cohort.Conditions;
import io.baton.engine.CohortDecisions;
import io.baton.engine.ConditionSource;
import io.baton.engine.LifeCycles;
import io.baton.engine.Parameter;
import io.baton.engine.ParameterType;
import io.baton.engine.Scope;
import io.baton.engine.TaskDescriptor;
import io.baton.engine.Tasks;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the words of a process refer to: tasks and parameters, decisions, conditions, times. */
@Component
class Meaning {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(731);
  private static final Pattern DURATION =
      Pattern.compile(
          "P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}D)?(T(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,9}S)?)?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");
  private static final Pattern RESULT = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
  private static final Pattern CHANNEL = Pattern.compile("[A-Z][A-Z_]{0,39}");

  private final Tasks tasks;
  private final ObjectProvider<ConditionSource> conditions;
  private final ObjectProvider<CohortDecisions> decisions;

  Meaning(
      Tasks tasks,
      ObjectProvider<ConditionSource> conditions,
      ObjectProvider<CohortDecisions> decisions) {
    this.tasks = tasks;
    this.conditions = conditions;
    this.decisions = decisions;
  }

  void check(Drawing drawing, Scope scope, Refusals refusals) {
    drawing.all("bpmn:serviceTask").forEach(task -> checkTask(task, scope, refusals));
    drawing.all("bpmn:businessRuleTask").forEach(task -> checkDecision(task, refusals));
    if (scope == Scope.JOURNEY) {
      TableVersions.check(drawing, refusals);
    }
    drawing.nodes.values().stream()
        .filter(node -> !node.is("bpmn:serviceTask"))
        .forEach(node -> checkProperties(node, scope, refusals));
    for (Node flow : drawing.flows) {
      flow.child("bpmn:conditionExpression")
          .ifPresent(
              condition -> refusals.addAll(flow.place(), checkCondition(condition.text(), scope)));
    }
    drawing
        .process
        .all()
        .filter(node -> node.is("bpmn:timerEventDefinition"))
        .forEach(timer -> checkTimer(timer, scope, refusals));
    drawing
        .process
        .all()
        .filter(node -> node.is("bpmn:messageEventDefinition"))
        .forEach(event -> checkMessage(event, drawing.messages, refusals));
  }

  private void checkTask(Node task, Scope scope, Refusals refusals) {
    if (!task.attribute("camunda:type").equals("external")) {
      refusals.add(task.place("camunda:type"), Refusal.PROCESS_TASK_KIND);
      return;
    }
    Optional<TaskDescriptor> found =
        tasks.descriptors().stream()
            .filter(one -> one.key().equals(task.attribute("camunda:topic")))
            .filter(one -> one.scope() == scope)
            .findFirst();
    if (found.isEmpty()) {
      refusals.add(task.place("camunda:topic"), Refusal.PROCESS_TASK_UNKNOWN);
      return;
    }
    Map<String, String> given = task.properties();
    for (Parameter parameter : found.get().parameters()) {
      String value = given.get(parameter.name());
      if (value != null && !value.isBlank()) {
        checkParameter(task, parameter, value, refusals);
      } else if (parameter.required() && parameter.defaultValue() == null) {
        refusals.add(
            task.place(parameter.name()), Refusal.PROCESS_PARAMETER_MISSING, parameter.name());
      }
    }
    given.keySet().stream()
        .filter(name -> !(scope == Scope.LIFE_CYCLE && name.equals("phase")))
        .filter(name -> found.get().parameters().stream().noneMatch(one -> one.name().equals(name)))
        .forEach(name -> refusals.add(task.place(name), Refusal.PROCESS_PARAMETER_UNKNOWN));
  }

  private void checkParameter(Node task, Parameter parameter, String value, Refusals refusals) {
    if (parameter.type() == ParameterType.DECISION) {
      refusals.addAll(task.place(parameter.name()), checkDecision(value));
    } else if (!looksRight(parameter.type(), value)) {
      refusals.add(
          task.place(parameter.name()),
          Refusal.PROCESS_PARAMETER_VALUE,
          parameter.type().name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private static boolean looksRight(ParameterType type, String value) {
    return switch (type) {
      case TEXT -> true;
      case NAME -> RESULT.matcher(value).matches();
      case TEMPLATE, DECISION -> NAME.matcher(value).matches();
      case CHANNEL -> CHANNEL.matcher(value).matches();
      case NUMBER -> isNumber(value);
      case DURATION -> duration(value).isPresent();
    };
  }

  private static boolean isNumber(String value) {
    try {
      return value.length() <= 40 && new BigDecimal(value).scale() < 40;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void checkDecision(Node task, Refusals refusals) {
    String decision = task.attribute("camunda:decisionRef");
    if (decision.isEmpty()) {
      refusals.add(task.place("camunda:decisionRef"), Refusal.PROCESS_DECISION_MISSING);
    } else {
      refusals.addAll(task.place("camunda:decisionRef"), checkDecision(decision));
    }
  }

  private List<Finding> checkDecision(String decision) {
    return decisions.stream().findFirst().map(known -> known.check(decision)).orElse(List.of());
  }

  private static void checkProperties(Node node, Scope scope, Refusals refusals) {
    node.properties().keySet().stream()
        .filter(name -> !(scope == Scope.LIFE_CYCLE && name.equals("phase")))
        .filter(name -> !(scope == Scope.JOURNEY && TableVersions.isOne(node, name)))
        .forEach(name -> refusals.add(node.place(name), Refusal.PROCESS_PARAMETER_UNKNOWN));
  }

  private List<Finding> checkCondition(String condition, Scope scope) {
    ConditionSource source = scope == Scope.JOURNEY ? conditions.getIfAvailable() : null;
    if (source != null) {
      return source.check(condition);
    }
    try {
      Conditions.parse(condition);
      return List.of();
    } catch (BatonException e) {
      return e.findings();
    }
  }

  private static void checkTimer(Node timer, Scope scope, Refusals refusals) {
    List<Node> times =
        timer.children.stream().filter(node -> !node.is("bpmn:documentation")).toList();
    boolean good = times.size() == 1 && isTime(times.get(0), scope);
    if (!good) {
      Node event = timer.parent == null ? timer : timer.parent;
      refusals.add(event.place(), Refusal.PROCESS_TIMER);
    }
  }

  private static boolean isTime(Node time, Scope scope) {
    String text = time.text();
    if (time.is("bpmn:timeDuration")) {
      return duration(text)
          .filter(d -> d.compareTo(SHORTEST) >= 0 && d.compareTo(LONGEST) <= 0)
          .isPresent();
    }
    return (scope == Scope.LIFE_CYCLE && text.equals(LifeCycles.END_AT)) || isDate(text);
  }

  private static boolean isDate(String text) {
    try {
      return OffsetDateTime.parse(text).getYear() >= 2000;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Only what the engine understands as well: no weeks, no signs. */
  static Optional<Duration> duration(String text) {
    if (!DURATION.matcher(text).matches() || text.endsWith("T") || text.equals("P")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Duration.ofMillis(
              DatatypeFactory.newDefaultInstance().newDuration(text).getTimeInMillis(new Date(0))));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static void checkMessage(Node event, Map<String, String> messages, Refusals refusals) {
    String name = messages.get(event.attribute("messageRef"));
    if (name == null || !NAME.matcher(name).matches()) {
      refusals.add(
          event.parent == null ? event.place() : event.parent.place(), Refusal.PROCESS_MESSAGE);
    }
  }
}
