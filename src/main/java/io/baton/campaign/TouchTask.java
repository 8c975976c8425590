package io.baton.campaign;

import io.baton.content.TemplateVersion;
import io.baton.engine.Parameter;
import io.baton.engine.ParameterType;
import io.baton.engine.ProcessTask;
import io.baton.engine.Scope;
import io.baton.engine.TaskCall;
import io.baton.engine.TaskDescriptor;
import io.baton.engine.TaskFailed;
import io.baton.engine.TaskResult;
import io.baton.shared.BatonClock;
import io.baton.touch.TouchPlan;
import io.baton.touch.Touches;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Contacts the cohort: plans one touch for everyone whom contact policy lets through. Those it
 * refuses go on as well; a refusal of one channel does not end a journey.
 */
@Component
class TouchTask implements ProcessTask {
  static final String KEY = "touch";

  private final Touches touches;
  private final SignedContent signed;
  private final CampaignPriorities priorities;
  private final StraightPath straightPath;
  private final BatonClock clock;

  TouchTask(
      Touches touches,
      SignedContent signed,
      CampaignPriorities priorities,
      StraightPath straightPath,
      BatonClock clock) {
    this.touches = touches;
    this.signed = signed;
    this.priorities = priorities;
    this.straightPath = straightPath;
    this.clock = clock;
  }

  @Override
  public TaskDescriptor descriptor() {
    return new TaskDescriptor(
        KEY,
        Scope.JOURNEY,
        "触达",
        "Touch",
        "touch",
        List.of(
            new Parameter("channel", ParameterType.CHANNEL, true, "渠道", "Channel", null),
            new Parameter("template", ParameterType.TEMPLATE, true, "话术模板", "Template", null),
            new Parameter("purpose", ParameterType.TEXT, false, "用途", "Purpose", "MARKETING")),
        true);
  }

  @Override
  public TaskResult run(TaskCall call) {
    SignedContent.Signed campaign = signed.of(call.campaignId());
    TemplateVersion wording =
        campaign
            .wordingAt(call.elementId())
            .orElseThrow(
                () ->
                    new TaskFailed(
                        CampaignError.CAMPAIGN_MANIFEST_DIFFERS,
                        "nothing was signed for " + call.elementId()));
    touches.plan(
        new TouchPlan(
            call.campaignId(),
            call.stepNumber(),
            0,
            call.chunk(),
            call.elementId(),
            campaign.code(),
            wording.channel(),
            wording.purpose(),
            wording.key(),
            wording.version(),
            call.customers(),
            clock.now(),
            campaign.manifestHash(),
            campaign.product(),
            priorities
                .decide(
                    CampaignPriorities.facts(
                        campaign.facts(), wording.channel(), wording.purpose()))
                .priority(),
            straightPath.receivedAt()));
    return TaskResult.done();
  }
}
