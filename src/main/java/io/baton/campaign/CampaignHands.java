package io.baton.campaign;

import io.baton.engine.HandsOff;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whoever wrote a campaign or submitted it, now or once before, does not release its customers, nor
 * does whoever drew the journey in which they wait.
 */
@Component
class CampaignHands implements HandsOff {
  private final CampaignRows rows;
  private final Remarks remarks;
  private final Processes processes;

  CampaignHands(CampaignRows rows, Remarks remarks, Processes processes) {
    this.rows = rows;
    this.remarks = remarks;
    this.processes = processes;
  }

  @Override
  public Optional<Hand> of(long campaignId, String person) {
    Campaign campaign = rows.findById(campaignId).orElseThrow();
    if (campaign.owner.equals(person)) {
      return Optional.of(Hand.WROTE);
    }
    boolean submitted =
        remarks.of(campaignId).stream()
            .anyMatch(
                remark ->
                    remark.verdict() == Remarks.Verdict.SUBMITTED && remark.by().equals(person));
    if (submitted) {
      return Optional.of(Hand.SUBMITTED);
    }
    return drew(processes.journeyOf(campaign), person) ? Optional.of(Hand.DREW) : Optional.empty();
  }

  /** What a later version took over from an earlier one is the earlier one's drawer's. */
  private boolean drew(ProcessVersion journey, String person) {
    return processes.versions(journey.key()).stream()
        .anyMatch(each -> each.version() <= journey.version() && each.createdBy().equals(person));
  }
}
