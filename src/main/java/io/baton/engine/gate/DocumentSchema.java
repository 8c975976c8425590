package io.baton.engine.gate;

import io.baton.shared.Finding;
import java.util.List;

/**
 * Says whether a document, harmless by now, is BPMN in the eyes of the engine that will read it.
 */
public interface DocumentSchema {
  List<Finding> check(byte[] bpmn);
}
