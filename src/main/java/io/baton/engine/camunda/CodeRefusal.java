package io.baton.engine.camunda;

import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses a document that names a class, a script, a listener, a form or a mapping: the second line
 * of defence, for one that got here without passing the gate. It looks before the engine's parser
 * does anything, because that constructs some classes while it parses (form handlers, for one).
 */
final class CodeRefusal implements BpmnParseFactory {
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

  @Override
  public BpmnParse createBpmnParse(BpmnParser parser) {
    return new BpmnParse(parser) {
      @Override
      protected void parseRootElement() {
        check(rootElement);
        super.parseRootElement();
      }
    };
  }

  private static void check(Element element) {
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
