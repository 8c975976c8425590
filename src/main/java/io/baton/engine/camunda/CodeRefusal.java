package io.baton.engine.camunda;

import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Refuses a parsed document that names a class, a script, a listener, a form or a mapping. */
final class CodeRefusal {
  private static final Set<String> ELEMENTS =
      Set.of(
          "scriptTask",
          "script",
          "executionListener",
          "taskListener",
          "connector",
          "inputOutput",
          "in",
          "out",
          "field",
          "formData",
          "formProperty",
          "errorEventDefinition",
          "failedJobRetryTimeCycle",
          "multiInstanceLoopCharacteristics",
          "standardLoopCharacteristics",
          "conditionalEventDefinition");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "class",
          "expression",
          "delegateExpression",
          "resource",
          "formKey",
          "formHandlerClass",
          "jobPriority",
          "taskPriority",
          "variableMappingClass",
          "variableMappingDelegateExpression",
          "initiator",
          "language");

  private CodeRefusal() {}

  static void check(Element element) {
    if (ELEMENTS.contains(element.getTagName())) {
      throw new ExpressionRefused();
    }
    LiteralExpressions.literal(element.getText());
    for (String attribute : element.attributes()) {
      if (ATTRIBUTES.contains(attribute.substring(attribute.lastIndexOf(':') + 1))) {
        throw new ExpressionRefused();
      }
      String value = element.attribute(attribute);
      LiteralExpressions.literal(value == null ? "" : value);
    }
    element.elements().forEach(CodeRefusal::check);
  }
}
