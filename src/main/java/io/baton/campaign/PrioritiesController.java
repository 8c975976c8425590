package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.content.TemplateVersion;
import io.baton.touch.Priorities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** In which order live campaigns are served where a channel cannot carry all, and why. */
@RestController
class PrioritiesController {
  private static final Comparator<PriorityLine> ORDER =
      Comparator.comparing(PriorityLine::channel)
          .thenComparing(Comparator.comparingInt(PriorityLine::effective).reversed())
          .thenComparingLong(PriorityLine::number);

  private final CampaignRows rows;
  private final SignedContent signed;
  private final CampaignPriorities priorities;
  private final Priorities overrides;
  private final Access access;

  PrioritiesController(
      CampaignRows rows,
      SignedContent signed,
      CampaignPriorities priorities,
      Priorities overrides,
      Access access) {
    this.rows = rows;
    this.signed = signed;
    this.priorities = priorities;
    this.overrides = overrides;
    this.access = access;
  }

  /**
   * One live campaign on one channel.
   *
   * @param code null for a campaign that the caller may not see, as the name
   * @param number the campaign's; of two of the same priority that are due at the same time the
   *     smaller goes first
   * @param decided by the table in the version given
   * @param override an operator's word, which stands above the table; null where nobody said
   *     anything
   */
  record PriorityLine(
      String channel,
      String purpose,
      @Nullable String code,
      @Nullable String name,
      long number,
      int decided,
      String reason,
      @Nullable Integer table,
      @Nullable Integer override,
      int effective) {}

  /** By channel, the first to be served first. */
  @GetMapping("/api/campaign-priorities")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  List<PriorityLine> all() {
    Person person = access.current();
    Map<String, Integer> words = overrides.all();
    List<PriorityLine> lines = new ArrayList<>();
    for (Campaign campaign : rows.findByStateIn(List.of(CampaignState.LIVE))) {
      SignedContent.Signed content = signed.of(campaign.number());
      content.wording().values().stream()
          .map(wording -> line(campaign, content, wording, words, person))
          .distinct()
          .forEach(lines::add);
    }
    lines.sort(ORDER);
    return lines;
  }

  private PriorityLine line(
      Campaign campaign,
      SignedContent.Signed content,
      TemplateVersion wording,
      Map<String, Integer> words,
      Person person) {
    CampaignPriorities.Decided decided =
        priorities.decide(
            CampaignPriorities.facts(content.facts(), wording.channel(), wording.purpose()));
    boolean visible = Campaigns.visible(campaign, person);
    Integer override = words.get(campaign.code);
    return new PriorityLine(
        wording.channel(),
        wording.purpose(),
        visible ? campaign.code : null,
        visible ? campaign.name : null,
        campaign.number(),
        decided.priority(),
        decided.reason(),
        decided.version(),
        override,
        override == null ? decided.priority() : override);
  }
}
