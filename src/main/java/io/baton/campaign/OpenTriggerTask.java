package io.baton.campaign;

import io.baton.engine.LifeCycles;
import io.baton.engine.ProcessTask;
import io.baton.engine.Scope;
import io.baton.engine.TaskCall;
import io.baton.engine.TaskDescriptor;
import io.baton.engine.TaskResult;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** From here on, events start the journey. */
@Component
class OpenTriggerTask implements ProcessTask {
  private final CampaignRows rows;
  private final CurrentManifest current;
  private final Triggers triggers;

  OpenTriggerTask(CampaignRows rows, CurrentManifest current, Triggers triggers) {
    this.rows = rows;
    this.current = current;
    this.triggers = triggers;
  }

  @Override
  public TaskDescriptor descriptor() {
    return new TaskDescriptor(
        "open-trigger", Scope.LIFE_CYCLE, "开启触发", "Open trigger", "trigger", List.of(), false);
  }

  @Override
  public TaskResult run(TaskCall call) {
    Campaign campaign = rows.findById(call.campaignId()).orElseThrow();
    String definition =
        Objects.requireNonNull(call.variable(LifeCycles.JOURNEY_DEFINITION), "set by launch")
            .toString();
    triggers.open(campaign, definition, current.snapshot(campaign));
    return TaskResult.done();
  }
}
