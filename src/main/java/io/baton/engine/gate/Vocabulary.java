package io.baton.engine.gate;

import io.baton.engine.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The elements and attributes a document may hold. What is not listed is refused. */
final class Vocabulary {
  private static final String BOTH =
      """
      bpmn:definitions name targetNamespace exporter exporterVersion modeler:executionPlatform modeler:executionPlatformVersion
      bpmn:process name isExecutable processType camunda:historyTimeToLive camunda:versionTag
      bpmn:documentation textFormat
      bpmn:extensionElements
      camunda:properties
      camunda:property name value
      bpmn:incoming
      bpmn:outgoing
      bpmn:startEvent name
      bpmn:endEvent name
      bpmn:serviceTask name camunda:type camunda:topic camunda:modelerTemplate camunda:modelerTemplateVersion
      bpmn:businessRuleTask name camunda:decisionRef camunda:modelerTemplate camunda:modelerTemplateVersion
      bpmn:exclusiveGateway name default gatewayDirection
      bpmn:intermediateCatchEvent name
      bpmn:timerEventDefinition
      bpmn:timeDuration xsi:type
      bpmn:timeDate xsi:type
      bpmn:sequenceFlow name sourceRef targetRef
      bpmn:conditionExpression xsi:type
      bpmn:textAnnotation textFormat
      bpmn:text
      bpmn:association sourceRef targetRef associationDirection
      bpmndi:BPMNDiagram name resolution
      bpmndi:BPMNPlane bpmnElement
      bpmndi:BPMNShape bpmnElement isExpanded isHorizontal isMarkerVisible bioc:stroke bioc:fill color:background-color color:border-color
      bpmndi:BPMNEdge bpmnElement sourceElement targetElement bioc:stroke bioc:fill color:border-color
      bpmndi:BPMNLabel labelStyle color:color
      dc:Bounds x y width height
      di:waypoint x y xsi:type
      """;
  private static final String JOURNEY =
      """
      bpmn:message name
      bpmn:messageEventDefinition messageRef
      bpmn:startEvent name
      bpmn:inclusiveGateway name default gatewayDirection
      bpmn:receiveTask name camunda:modelerTemplate camunda:modelerTemplateVersion
      bpmn:userTask name camunda:candidateGroups camunda:modelerTemplate camunda:modelerTemplateVersion
      bpmn:boundaryEvent name attachedToRef cancelActivity
      """;
  private static final String LIFE_CYCLE =
      """
      bpmn:userTask name camunda:candidateGroups
      bpmn:callActivity name calledElement
      """;

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}");

  private final Map<String, Set<String>> words = new HashMap<>();

  private Vocabulary(String... lists) {
    for (String list : lists) {
      list.lines()
          .map(line -> line.trim().split(" "))
          .forEach(
              line -> {
                Set<String> attributes = new HashSet<>(Arrays.asList(line).subList(1, line.length));
                attributes.add("id");
                words.put(line[0], attributes);
              });
    }
  }

  private static final Vocabulary OF_JOURNEY = new Vocabulary(BOTH, JOURNEY);
  private static final Vocabulary OF_LIFE_CYCLE = new Vocabulary(BOTH, LIFE_CYCLE);

  static Vocabulary of(Scope scope) {
    return scope == Scope.JOURNEY ? OF_JOURNEY : OF_LIFE_CYCLE;
  }

  void check(Node root, Refusals refusals) {
    root.all().forEach(node -> checkNode(node, refusals));
  }

  private void checkNode(Node node, Refusals refusals) {
    refuseExpression(node.place(), node.text(), refusals);
    node.attributes.forEach((name, value) -> refuseExpression(node.place(name), value, refusals));
    Set<String> attributes = words.get(node.name);
    if (attributes == null) {
      refusals.add(node.place(), Refusal.PROCESS_ELEMENT, shown(node.name));
      return;
    }
    node.attributes.forEach(
        (name, value) -> {
          if (!attributes.contains(name)) {
            refusals.add(node.place(name), Refusal.PROCESS_ATTRIBUTE, shown(name));
          } else {
            checkValue(node, name, value, refusals);
          }
        });
  }

  private static void refuseExpression(String place, String value, Refusals refusals) {
    if (value.contains("${") || value.contains("#{")) {
      refusals.add(place, Refusal.PROCESS_EXPRESSION);
    }
  }

  private static void checkValue(Node node, String name, String value, Refusals refusals) {
    boolean good =
        switch (name) {
          case "xsi:type" -> value.endsWith("tFormalExpression") || value.endsWith("Point");
          case "camunda:type" -> value.equals("external");
          case "calledElement" -> value.equals("journey");
          case "camunda:historyTimeToLive" -> value.matches("P?[0-9]{1,4}[DMY]?");
          case "camunda:candidateGroups" -> value.matches("[A-Z_]+(, ?[A-Z_]+)*");
          case "camunda:topic", "camunda:decisionRef" -> value.matches("[A-Za-z0-9._-]{1,80}");
          case "id" -> value.matches("[A-Za-z_][A-Za-z0-9._-]{0,199}");
          case "bioc:stroke", "bioc:fill", "color:background-color", "color:border-color" ->
              COLOUR.matcher(value).matches();
          default -> true;
        };
    if (!good) {
      refusals.add(node.place(name), Refusal.PROCESS_VALUE);
    }
  }

  private static String shown(String name) {
    return name.length() > 120 ? name.substring(0, 120) : name;
  }
}
