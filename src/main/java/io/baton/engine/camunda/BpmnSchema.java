package io.baton.engine.camunda;

import io.baton.engine.gate.DocumentSchema;
import io.baton.shared.Finding;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;

/** Validates against the BPMN 2.0 schema, as the engine does when it deploys. */
@Component
class BpmnSchema implements DocumentSchema {
  @Override
  public List<Finding> check(byte[] bpmn) {
    try {
      Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn));
      return List.of();
    } catch (ModelException e) {
      return List.of(
          new Finding("document", "PROCESS_NOT_BPMN", "the document does not follow BPMN 2.0"));
    }
  }
}
