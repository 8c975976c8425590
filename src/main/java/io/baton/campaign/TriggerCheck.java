package io.baton.campaign;

import io.baton.scoring.OnlineScores;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is wrong with a trigger: by itself, and with what its conditions and scores name. */
@Component
class TriggerCheck {
  private final EventConditions conditions;
  private final OnlineScores online;

  TriggerCheck(EventConditions conditions, OnlineScores online) {
    this.conditions = conditions;
    this.online = online;
  }

  List<Finding> findings(TriggerPlan trigger) {
    List<Finding> findings = new ArrayList<>(trigger.findings());
    if (trigger.condition() != null) {
      findings.addAll(conditions.check("/trigger/condition", trigger.condition()));
    }
    TriggerPlan.Leaving leaving = trigger.leaving();
    if (leaving != null && leaving.condition() != null) {
      findings.addAll(conditions.check("/trigger/leaving/condition", leaving.condition()));
    }
    trigger.scoresOrNone().stream()
        .filter(code -> !online.knows(code))
        .map(
            code ->
                new Finding(
                    "/trigger/scores", "ONLINE_MODEL_UNKNOWN", "there is no online model " + code))
        .forEach(findings::add);
    return findings;
  }
}
