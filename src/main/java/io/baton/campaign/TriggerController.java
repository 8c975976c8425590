package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a trigger would do: by yesterday's events, and by those to come. */
@RestController
@RequestMapping("/api/campaigns")
class TriggerController {
  private final Access access;
  private final Audit audit;
  private final Campaigns campaigns;
  private final CampaignRows rows;
  private final TriggerPreview preview;
  private final Trials trials;

  TriggerController(
      Access access,
      Audit audit,
      Campaigns campaigns,
      CampaignRows rows,
      TriggerPreview preview,
      Trials trials) {
    this.access = access;
    this.audit = audit;
    this.campaigns = campaigns;
    this.rows = rows;
    this.preview = preview;
    this.trials = trials;
  }

  /** How many would have matched yesterday; saves nothing. */
  @PostMapping("/trigger-preview")
  @PreAuthorize("hasRole('MARKETER')")
  TriggerPreview.Yesterday preview(@RequestBody Previewed asked) {
    return preview.yesterday(asked.trigger(), asked.segment());
  }

  /** The draft's trigger counts from here on, for a week, and brings nobody in. */
  @PostMapping("/{code}/trial")
  @PreAuthorize("hasRole('MARKETER')")
  @Transactional
  public TrialView start(@PathVariable String code) {
    Campaign campaign = draft(code);
    trials.start(campaign);
    audit.record("CAMPAIGN_TRIAL_STARTED", "campaign:" + campaign.code, Map.of());
    return view(campaign);
  }

  @DeleteMapping("/{code}/trial")
  @PreAuthorize("hasRole('MARKETER')")
  @Transactional
  public TrialView end(@PathVariable String code) {
    Campaign campaign = campaigns.find(code, access.current());
    trials.end(campaign.number());
    audit.record("CAMPAIGN_TRIAL_ENDED", "campaign:" + campaign.code, Map.of());
    return view(campaign);
  }

  @GetMapping("/{code}/trial")
  @PreAuthorize("isAuthenticated()")
  TrialView trial(@PathVariable String code) {
    return view(campaigns.find(code, access.current()));
  }

  private Campaign draft(String code) {
    Campaign campaign =
        rows.findOneById(campaigns.find(code, access.current()).number()).orElseThrow();
    campaign.require("tried", CampaignState.DRAFT);
    if (!campaign.triggered()) {
      throw new BatonException(CampaignError.CAMPAIGN_INCOMPLETE, "the campaign has no trigger");
    }
    return campaign;
  }

  private TrialView view(Campaign campaign) {
    return new TrialView(trials.of(campaign.number()).orElse(null));
  }

  /**
   * @param segment code of the segment that limits the trigger
   */
  record Previewed(TriggerPlan trigger, @Nullable String segment) {}

  /** Null where there was none. */
  record TrialView(Trials.@Nullable Trial trial) {}
}
