package io.baton.engine.camunda;

import org.camunda.bpm.engine.ProcessEngineException;

/** A document asked for code to be run. Does not repeat the code. */
final class ExpressionRefused extends ProcessEngineException {
  private static final long serialVersionUID = 1L;

  ExpressionRefused() {
    super("expressions and scripts are off");
  }
}
