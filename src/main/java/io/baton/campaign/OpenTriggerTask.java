package io.baton.campaign;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.engine.Journeys;
import io.baton.engine.LifeCycles;
import io.baton.engine.ProcessTask;
import io.baton.engine.Scope;
import io.baton.engine.TaskCall;
import io.baton.engine.TaskDescriptor;
import io.baton.engine.TaskResult;
import io.baton.segment.Snapshot;
import io.baton.shared.BatonClock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * From here on, events start the journey. Where the plan says so, the segment comes in first, as in
 * a batch: the same journey, the same ledger, and nobody of it is brought in again by an event.
 */
@Component
class OpenTriggerTask implements ProcessTask {
  private final CampaignRows rows;
  private final CurrentManifest current;
  private final Triggers triggers;
  private final Waves waves;
  private final Cohorts cohorts;
  private final Journeys journeys;
  private final BatonClock clock;

  OpenTriggerTask(
      CampaignRows rows,
      CurrentManifest current,
      Triggers triggers,
      Waves waves,
      Cohorts cohorts,
      Journeys journeys,
      BatonClock clock) {
    this.rows = rows;
    this.current = current;
    this.triggers = triggers;
    this.waves = waves;
    this.cohorts = cohorts;
    this.journeys = journeys;
    this.clock = clock;
  }

  @Override
  public TaskDescriptor descriptor() {
    return new TaskDescriptor(
        "open-trigger", Scope.LIFE_CYCLE, "开启触发", "Open trigger", "trigger", List.of(), false);
  }

  @Override
  public TaskResult run(TaskCall call) {
    Campaign campaign = rows.findOneById(call.campaignId()).orElseThrow();
    String definition =
        Objects.requireNonNull(call.variable(LifeCycles.JOURNEY_DEFINITION), "set by launch")
            .toString();
    Snapshot snapshot = current.snapshot(campaign);
    Triggers.OpenTrigger opened = triggers.open(campaign, definition, snapshot);
    if (opened.plan().startsWithSegment() && snapshot != null) {
      first(campaign, opened, cohorts.members(snapshot.cohortId()));
    }
    return TaskResult.done();
  }

  private void first(Campaign campaign, Triggers.OpenTrigger opened, CustomerSet audience) {
    long treated = waves.begin(campaign, audience, clock.now()).treatedCohort();
    if (cohorts.describe(treated).size() > 0) {
      journeys.startByMessage(
          opened.definitionId(), opened.message(), campaign.number(), treated, Map.of());
    }
  }
}
