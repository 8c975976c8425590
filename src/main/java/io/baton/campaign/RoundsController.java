package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.policy.RefusalReason;
import io.baton.touch.RoundReport;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The latest rounds in which campaigns competed. Another branch's campaign has no name. */
@RestController
class RoundsController {
  private static final int MOST = 20;

  private final RoundReport report;
  private final CampaignRows rows;
  private final Access access;

  RoundsController(RoundReport report, CampaignRows rows, Access access) {
    this.report = report;
    this.rows = rows;
    this.access = access;
  }

  /**
   * @param closedAt null while it still gathers
   */
  record ContestRound(
      long id, Instant openedAt, @Nullable Instant closedAt, List<ContestEntry> entries) {}

  /**
   * @param code null for a campaign that the caller may not see, as the name
   * @param granted null until all of it has been served
   */
  record ContestEntry(
      @Nullable String code,
      @Nullable String name,
      String channel,
      @Nullable Integer priority,
      long candidates,
      @Nullable Long granted,
      Map<RefusalReason, Long> refused) {}

  /** The newest first, each in the order in which it was served. */
  @GetMapping("/api/contest-rounds")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  List<ContestRound> latest() {
    Person person = access.current();
    Map<Long, Campaign> campaigns = new HashMap<>();
    return report.latest(MOST).stream()
        .map(
            round ->
                new ContestRound(
                    round.id(),
                    round.openedAt(),
                    round.closedAt(),
                    round.entries().stream()
                        .map(
                            entry ->
                                line(
                                    entry,
                                    campaigns.computeIfAbsent(
                                        entry.runId(), id -> rows.findById(id).orElse(null)),
                                    person))
                        .toList()))
        .toList();
  }

  private static ContestEntry line(
      RoundReport.RoundEntry entry, @Nullable Campaign campaign, Person person) {
    Campaign seen = campaign != null && Campaigns.visible(campaign, person) ? campaign : null;
    return new ContestEntry(
        seen == null ? null : seen.code,
        seen == null ? null : seen.name,
        entry.channel(),
        entry.priority(),
        entry.candidates(),
        entry.granted(),
        entry.refused());
  }
}
