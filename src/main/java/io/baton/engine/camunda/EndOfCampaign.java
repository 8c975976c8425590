package io.baton.engine.camunda;

import io.baton.engine.LifeCycles;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The date of a life cycle's timer that waits for the campaign's end: a variable, not a text. */
final class EndOfCampaign implements Expression {
  private static final long serialVersionUID = 1L;

  @Override
  public Object getValue(VariableScope scope) {
    Object end = scope.getVariable(LifeCycles.END_AT);
    if (end instanceof Date date) {
      return date;
    }
    if (end instanceof String text) {
      return Date.from(instant(text));
    }
    throw new IllegalStateException("the life cycle has no " + LifeCycles.END_AT);
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  @Override
  public Object getValue(VariableScope scope, BaseDelegateExecution context) {
    return getValue(scope);
  }

  @Override
  public void setValue(Object value, VariableScope scope) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setValue(Object value, VariableScope scope, BaseDelegateExecution context) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getExpressionText() {
    return LifeCycles.END_AT;
  }

  @Override
  public boolean isLiteralText() {
    return false;
  }
}
