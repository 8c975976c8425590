package io.baton.decision;

import static java.util.Map.entry;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * What a decision document may contain. Everything else is refused by name: business knowledge
 * models, imports, functions, invocations and contexts, extension elements, and every expression
 * language but FEEL.
 */
final class DmnAllowList {
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
  private static final String WIDTHS = "http://bpmn.io/schema/dmn/biodi/2.0";
  private static final Set<String> FEEL =
      Set.of(
          "feel",
          "FEEL",
          "https://www.omg.org/spec/DMN/20191111/FEEL/",
          "http://www.omg.org/spec/DMN/20180521/FEEL/",
          "http://www.omg.org/spec/FEEL/20140401");

  private static final Map<String, Set<String>> ELEMENTS =
      Map.ofEntries(
          entry(
              "definitions",
              Set.of(
                  "id",
                  "name",
                  "namespace",
                  "exporter",
                  "exporterVersion",
                  "expressionLanguage",
                  "typeLanguage")),
          entry("decision", Set.of("id", "name", "label")),
          entry("variable", Set.of("id", "name", "label", "typeRef")),
          entry("inputData", Set.of("id", "name", "label")),
          entry("informationRequirement", Set.of("id", "label")),
          entry("requiredInput", Set.of("href")),
          entry("requiredDecision", Set.of("href")),
          entry("literalExpression", Set.of("id", "label", "typeRef", "expressionLanguage")),
          entry("textAnnotation", Set.of("id", "label", "textFormat")),
          entry(
              "decisionTable",
              Set.of(
                  "id",
                  "hitPolicy",
                  "aggregation",
                  "preferredOrientation",
                  "outputLabel",
                  "label")),
          entry("input", Set.of("id", "label")),
          entry("inputExpression", Set.of("id", "label", "typeRef", "expressionLanguage")),
          entry("inputValues", Set.of("id", "label", "typeRef", "expressionLanguage")),
          entry("output", Set.of("id", "label", "name", "typeRef")),
          entry("outputValues", Set.of("id", "label", "typeRef", "expressionLanguage")),
          entry("annotation", Set.of("name")),
          entry("rule", Set.of("id", "label")),
          entry("inputEntry", Set.of("id", "label", "typeRef", "expressionLanguage")),
          entry("outputEntry", Set.of("id", "label", "typeRef", "expressionLanguage")),
          entry("annotationEntry", Set.of()),
          entry("description", Set.of()),
          entry("text", Set.of()));

  /** Pictures say nothing about the rules. */
  private static final Map<String, Set<String>> PICTURE =
      Map.of(
          "https://www.omg.org/spec/DMN/20191111/DMNDI/",
          Set.of("DMNDI", "DMNDiagram", "DMNShape", "DMNEdge", "DMNLabel", "Size"),
          "http://www.omg.org/spec/DMN/20180521/DC/",
          Set.of("Bounds"),
          "http://www.omg.org/spec/DMN/20180521/DI/",
          Set.of("waypoint"));

  private static final Set<String> PICTURE_ATTRIBUTES =
      Set.of(
          "id",
          "name",
          "dmnElementRef",
          "x",
          "y",
          "width",
          "height",
          "isCollapsed",
          "useAlternativeInputDataShape");

  private static final Map<String, Set<String>> FOREIGN_ATTRIBUTES =
      Map.of(
          CAMUNDA,
          Set.of("historyTimeToLive", "versionTag"),
          MODELER,
          Set.of("executionPlatform", "executionPlatformVersion"),
          WIDTHS,
          Set.of("width", "annotationsWidth"));

  private static final int DEEPEST = 20;

  private final DmnFindings findings;
  private final Set<String> ids = new HashSet<>();

  DmnAllowList(DmnFindings findings) {
    this.findings = findings;
  }

  void check(Element element) {
    check(element, 1);
  }

  private void check(Element element, int depth) {
    if (!isKnown(element) || depth > DEEPEST) {
      findings.add(place(element), "DMN_ELEMENT", "this element is not allowed here");
      return;
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      check(element, (Attr) attributes.item(i));
    }
    List<Element> children = DmnXml.children(element);
    children.forEach(child -> check(child, depth + 1));
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
        findings.add(place(element), "DMN_ELEMENT", "processing instructions are not allowed");
      }
    }
  }

  private static boolean isKnown(Element element) {
    return DmnXml.DMN.equals(element.getNamespaceURI())
        ? ELEMENTS.containsKey(element.getLocalName())
        : PICTURE
            .getOrDefault(String.valueOf(element.getNamespaceURI()), Set.of())
            .contains(element.getLocalName());
  }

  private void check(Element element, Attr attribute) {
    String namespace = attribute.getNamespaceURI();
    if ("http://www.w3.org/2000/xmlns/".equals(namespace)) {
      return;
    }
    String name = attribute.getLocalName();
    Set<String> allowed =
        namespace != null
            ? FOREIGN_ATTRIBUTES.getOrDefault(namespace, Set.of())
            : DmnXml.DMN.equals(element.getNamespaceURI())
                ? ELEMENTS.getOrDefault(element.getLocalName(), Set.of())
                : PICTURE_ATTRIBUTES;
    String place = place(element) + "/@" + attribute.getName();
    boolean language = name.equals("expressionLanguage") || name.equals("typeLanguage");
    if (name.equals("id") && !ids.add(attribute.getValue())) {
      findings.add(place, "DMN_ID", "two elements have the same id");
    }
    if (language && !FEEL.contains(attribute.getValue())) {
      findings.add(place, "DMN_LANGUAGE", "only FEEL is allowed");
    } else if (!allowed.contains(name)) {
      findings.add(place, "DMN_ATTRIBUTE", "this attribute is not allowed here");
    }
  }

  /** The id where there is one, and what it is. */
  private static String place(Element element) {
    String id = element.getAttribute("id");
    return id.isEmpty() ? element.getNodeName() : element.getNodeName() + " " + id;
  }
}
