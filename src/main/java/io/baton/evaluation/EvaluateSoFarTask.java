package io.baton.evaluation;

import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.decision.JourneyFact;
import io.baton.decision.Outcomes;
import io.baton.engine.Parameter;
import io.baton.engine.ParameterType;
import io.baton.engine.ProcessTask;
import io.baton.engine.Scope;
import io.baton.engine.TaskCall;
import io.baton.engine.TaskDescriptor;
import io.baton.engine.TaskResult;
import io.baton.shared.BatonClock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Looks at what the campaign has caused so far, at this point of the drawing. Splits and tables
 * further on may ask for the result; everybody goes on.
 */
@Component
class EvaluateSoFarTask implements ProcessTask {
  static final String KEY = "evaluate-so-far";
  private static final String NAME = "result";
  private static final String USUAL_NAME = "effect";

  private final Interims interims;
  private final ToldEvaluations told;
  private final Outcomes outcomes;
  private final BatonClock clock;

  EvaluateSoFarTask(Interims interims, ToldEvaluations told, Outcomes outcomes, BatonClock clock) {
    this.interims = interims;
    this.told = told;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  @Override
  public TaskDescriptor descriptor() {
    return new TaskDescriptor(
        KEY,
        Scope.JOURNEY,
        "评估",
        "Evaluate",
        "evaluate",
        List.of(
            new Parameter(
                NAME, ParameterType.NAME, false, "结果的名称", "Name of the result", USUAL_NAME)),
        false);
  }

  @Override
  public TaskResult run(TaskCall call) {
    Interims.Interim interim = interims.now(call.campaignId(), call.elementId());
    told.keep(interim, call.customers());
    Field field = new Field(call.parameter(NAME).orElse(USUAL_NAME), FieldType.ENUM, 0);
    Column values = Column.ofSets(field, Map.of(interim.arms().verdict().name(), call.customers()));
    // The step is part of the source: those who came before keep what they were told.
    String source = "EVALUATION:%s/%d".formatted(call.elementId(), call.stepNumber());
    outcomes.keepFacts(
        call.processInstanceId(), List.of(new JourneyFact(values, source, clock.now())));
    return TaskResult.done();
  }
}
