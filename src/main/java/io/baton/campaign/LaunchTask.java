package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.decision.DecisionVersion;
import io.baton.decision.Decisions;
import io.baton.engine.Journeys;
import io.baton.engine.LifeCycles;
import io.baton.engine.ProcessTask;
import io.baton.engine.Scope;
import io.baton.engine.TaskCall;
import io.baton.engine.TaskDescriptor;
import io.baton.engine.TaskFailed;
import io.baton.engine.TaskResult;
import io.baton.engine.TaskRetry;
import io.baton.segment.Snapshot;
import io.baton.shared.BatonClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Starts an approved campaign: checks the signature, deploys the signed journey as the campaign's
 * own, draws the control group, and gives the life cycle the cohort to call the journey with. One
 * transaction, with the campaign's row locked.
 */
@Component
class LaunchTask implements ProcessTask {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private final CampaignRows rows;
  private final LaunchCheck check;
  private final CurrentManifest current;
  private final Blueprints blueprints;
  private final Decisions decisions;
  private final Processes processes;
  private final Journeys journeys;
  private final Waves waves;
  private final Cohorts cohorts;
  private final Remarks remarks;
  private final BatonClock clock;
  private final Audit audit;

  LaunchTask(
      CampaignRows rows,
      LaunchCheck check,
      CurrentManifest current,
      Blueprints blueprints,
      Decisions decisions,
      Processes processes,
      Journeys journeys,
      Waves waves,
      Cohorts cohorts,
      Remarks remarks,
      BatonClock clock,
      Audit audit) {
    this.rows = rows;
    this.check = check;
    this.current = current;
    this.blueprints = blueprints;
    this.decisions = decisions;
    this.processes = processes;
    this.journeys = journeys;
    this.waves = waves;
    this.cohorts = cohorts;
    this.remarks = remarks;
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public TaskDescriptor descriptor() {
    return new TaskDescriptor(
        "launch", Scope.LIFE_CYCLE, "上线", "Launch", "launch", List.of(), false);
  }

  @Override
  public TaskResult run(TaskCall call) {
    Campaign campaign = rows.findOneById(call.campaignId()).orElseThrow();
    Instant now = clock.now();
    if (campaign.startAt != null && campaign.startAt.isAfter(now)) {
      Duration left = Duration.between(now, campaign.startAt);
      throw new TaskRetry(
          left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN, "waits for its start");
    }
    check.requireAsSigned(campaign);
    ProcessVersion journey = processes.journeyOf(campaign);
    String definition =
        journeys.deploy(
            journey.key(), journey.xml().getBytes(StandardCharsets.UTF_8), campaign.number());
    Blueprint blueprint = blueprints.of(campaign);
    for (DecisionVersion decision : blueprint.decisions()) {
      if (!blueprint.followed().contains(decision.key())) {
        decisions.bind(campaign.number(), decision.key(), decision.version());
      }
    }
    call.setVariable(LifeCycles.JOURNEY_DEFINITION, definition);
    if (!campaign.triggered()) {
      call.setVariable(LifeCycles.JOURNEY_COHORT, treated(campaign, now));
    }
    if (campaign.endAt != null) {
      call.setVariable(LifeCycles.END_AT, campaign.endAt.toString());
    }
    campaign.launch(now);
    rows.save(campaign);
    remarks.add(campaign.number(), "system", Remarks.Verdict.LAUNCHED, "");
    audit.record(
        "CAMPAIGN_LAUNCHED",
        "campaign:" + campaign.code,
        Map.of("manifest", Objects.requireNonNull(campaign.manifestHash)));
    return TaskResult.done();
  }

  /** The refusal is part of the campaign's story, although nothing of the launch is left. */
  @Override
  public void failed(long campaignId, TaskFailed failure) {
    if (failure instanceof LaunchCheck.NotAsSigned refused) {
      remarks.add(campaignId, "system", Remarks.Verdict.LAUNCH_REFUSED, refused.fields());
    }
  }

  private long treated(Campaign campaign, Instant now) {
    Snapshot snapshot =
        Objects.requireNonNull(current.snapshot(campaign), "a batch has an audience");
    CustomerSet audience = cohorts.members(snapshot.cohortId());
    return waves.begin(campaign, audience, now).treatedCohort();
  }
}
