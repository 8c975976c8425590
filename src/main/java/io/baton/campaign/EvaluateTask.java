package io.baton.campaign;

import io.baton.access.Audit;
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
 * The journey is over. The report is computed from the ledger whenever it is asked for, and becomes
 * final when the response window closes, so nothing is frozen here but the end itself.
 */
@Component
class EvaluateTask implements ProcessTask {
  private final CampaignRows rows;
  private final Remarks remarks;
  private final BatonClock clock;
  private final Audit audit;

  EvaluateTask(CampaignRows rows, Remarks remarks, BatonClock clock, Audit audit) {
    this.rows = rows;
    this.remarks = remarks;
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public TaskDescriptor descriptor() {
    return new TaskDescriptor(
        "evaluate", Scope.LIFE_CYCLE, "评估", "Evaluate", "evaluate", List.of(), false);
  }

  @Override
  public TaskResult run(TaskCall call) {
    Campaign campaign = rows.findOneById(call.campaignId()).orElseThrow();
    campaign.finish(clock.now());
    rows.save(campaign);
    remarks.add(campaign.number(), "system", Remarks.Verdict.FINISHED, "");
    audit.record("CAMPAIGN_FINISHED", "campaign:" + campaign.code, Map.of());
    return TaskResult.done();
  }
}
