package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.engine.Scope;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.segment.Snapshot;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands a segment over to marketing: its members are frozen, and a draft of a campaign is bound to
 * that snapshot. Who comes into the segment later is not in the campaign.
 */
@Component
class DeliveringSegment {
  private static final int LONGEST_NAME = 120;

  private final Segments segments;
  private final Processes processes;
  private final PlanningCampaign planning;
  private final Audit audit;

  DeliveringSegment(
      Segments segments, Processes processes, PlanningCampaign planning, Audit audit) {
    this.segments = segments;
    this.processes = processes;
    this.planning = planning;
    this.audit = audit;
  }

  record Delivered(Campaign campaign, Snapshot snapshot) {}

  /**
   * @throws BatonException SEGMENT_UNKNOWN, or CAMPAIGN_INCOMPLETE where nobody is in the segment
   *     or no journey starts with one
   */
  @Transactional
  Delivered deliver(String code, Person person) {
    Segment segment = segments.visible(code);
    Snapshot snapshot = segments.snapshot(segment.id());
    if (snapshot.count() == 0) {
      throw refused("/segment", "AUDIENCE_EMPTY", "the segment has no customers now");
    }
    Campaign draft = planning.create(plan(segment), person, snapshot.id());
    audit.record(
        "SEGMENT_DELIVERED",
        "segment:" + code,
        Map.of(
            "campaign",
            draft.code,
            "snapshot",
            snapshot.id(),
            "count",
            snapshot.count(),
            "hash",
            snapshot.hash()));
    return new Delivered(draft, snapshot);
  }

  private CampaignPlan plan(Segment segment) {
    String name = segment.name();
    return CampaignPlan.draft(
            name.substring(0, Math.min(name.length(), LONGEST_NAME)),
            "交付客群 %s（%s）".formatted(name, segment.code()),
            journey())
        .segment(segment.code())
        .plan();
  }

  /** The first that starts with a segment; the marketer may choose another. */
  private String journey() {
    return processes.all().stream()
        .filter(process -> process.scope() == Scope.JOURNEY)
        .filter(process -> Blueprints.startMessage(processes.elements(process)) == null)
        .map(ProcessVersion::key)
        .findFirst()
        .orElseThrow(
            () -> refused("/journey", "CAMPAIGN_FIELD", "no journey starts with a segment"));
  }

  private static BatonException refused(String place, String code, String message) {
    return new BatonException(
        CampaignError.CAMPAIGN_INCOMPLETE, message, List.of(new Finding(place, code, message)));
  }
}
