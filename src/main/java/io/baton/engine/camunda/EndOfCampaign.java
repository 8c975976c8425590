package io.baton.engine.camunda;

import io.baton.engine.LifeCycles;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

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
  public void setValue(Object value, VariableScope scope) {
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

  /** Stands in for the timer the parser made, whose job definition it keeps. */
  static final class Timer extends TimerDeclarationImpl {
    private static final long serialVersionUID = 1L;

    private final TimerDeclarationImpl parsed;

    Timer(ActivityImpl activity, TimerDeclarationImpl parsed) {
      super(
          new EndOfCampaign(),
          TimerDeclarationType.DATE,
          TimerCatchIntermediateEventJobHandler.TYPE);
      this.parsed = parsed;
      setActivity(activity);
      setRawJobHandlerConfiguration(activity.getId());
      setJobConfiguration(parsed.getJobConfiguration());
    }

    @Override
    protected String resolveJobDefinitionId(ExecutionEntity context) {
      return parsed.getJobDefinitionId();
    }
  }
}
