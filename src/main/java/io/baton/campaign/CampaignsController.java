package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/campaigns")
class CampaignsController {
  private static final String SEEING = "isAuthenticated()";
  private static final String PLANNING = "hasRole('MARKETER')";
  private static final String RUNNING = "hasAnyRole('MARKETER', 'OPERATOR')";
  private static final int PAGE = 50;

  private final Access access;
  private final Campaigns campaigns;
  private final CampaignViews views;
  private final PlanningCampaign planning;
  private final SubmittingCampaign submitting;
  private final ApprovingCampaign approving;
  private final StoppingCampaign stopping;
  private final CopyingCampaign copying;
  private final HandlingTasks handling;
  private final CampaignLineage lineage;

  CampaignsController(
      Access access,
      Campaigns campaigns,
      CampaignViews views,
      PlanningCampaign planning,
      SubmittingCampaign submitting,
      ApprovingCampaign approving,
      StoppingCampaign stopping,
      CopyingCampaign copying,
      HandlingTasks handling,
      CampaignLineage lineage) {
    this.access = access;
    this.campaigns = campaigns;
    this.views = views;
    this.planning = planning;
    this.submitting = submitting;
    this.approving = approving;
    this.stopping = stopping;
    this.copying = copying;
    this.handling = handling;
    this.lineage = lineage;
  }

  /**
   * @param state any of these; all where none is named
   * @param owner name of whoever planned it; everybody's where it is empty
   */
  @GetMapping
  @PreAuthorize(SEEING)
  CampaignPage list(
      @RequestParam(defaultValue = "") List<CampaignState> state,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "CREATED") CampaignOrder order,
      @RequestParam(defaultValue = "true") boolean down,
      @RequestParam(defaultValue = "0") int page) {
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    List<Campaign> found =
        campaigns.visibleTo(access.current()).stream()
            .filter(campaign -> state.isEmpty() || state.contains(campaign.state))
            .filter(campaign -> owner.isEmpty() || campaign.owner.equals(owner))
            .filter(campaign -> matches(campaign, wanted))
            .sorted(order.by(down))
            .toList();
    List<CampaignSummary> items =
        found.stream()
            .skip((long) Math.max(0, page) * PAGE)
            .limit(PAGE)
            .map(views::summary)
            .toList();
    return new CampaignPage(items, found.size());
  }

  private static boolean matches(Campaign campaign, String wanted) {
    return campaign.name.toLowerCase(Locale.ROOT).contains(wanted)
        || campaign.code.toLowerCase(Locale.ROOT).contains(wanted);
  }

  @PostMapping
  @PreAuthorize(PLANNING)
  @ResponseStatus(HttpStatus.CREATED)
  CampaignView create(@RequestBody CampaignPlan plan) {
    Person person = access.current();
    return views.view(planning.create(plan, person), person);
  }

  @GetMapping("/{code}")
  @PreAuthorize(SEEING)
  CampaignView get(@PathVariable String code) {
    return view(code);
  }

  /** What it rests on, down to the sources of its tags. */
  @GetMapping("/{code}/lineage")
  @PreAuthorize(SEEING)
  LineageGraph lineage(@PathVariable String code) {
    return lineage.of(campaigns.find(code, access.current()));
  }

  @PutMapping("/{code}")
  @PreAuthorize(PLANNING)
  CampaignView revise(
      @PathVariable String code, @RequestParam int version, @RequestBody CampaignPlan plan) {
    planning.revise(campaigns.find(code, access.current()), plan, version);
    return view(code);
  }

  @PostMapping("/{code}/submit")
  @PreAuthorize(PLANNING)
  CampaignView submit(@PathVariable String code) {
    Person person = access.current();
    submitting.submit(campaigns.find(code, person), person);
    return view(code);
  }

  @PostMapping("/{code}/withdraw")
  @PreAuthorize(PLANNING)
  CampaignView withdraw(@PathVariable String code) {
    Person person = access.current();
    approving.withdraw(campaigns.find(code, person), person);
    return view(code);
  }

  /** A new draft of the caller's with the same plan, to change in one place and compare. */
  @PostMapping("/{code}/copy")
  @PreAuthorize(PLANNING)
  @ResponseStatus(HttpStatus.CREATED)
  CampaignView copy(@PathVariable String code) {
    Person person = access.current();
    return views.view(copying.copy(campaigns.find(code, person), person), person);
  }

  record CampaignComment(@Nullable String text) {}

  @PostMapping("/{code}/comments")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER')")
  CampaignView comment(@PathVariable String code, @RequestBody CampaignComment comment) {
    Person person = access.current();
    handling.comment(campaigns.find(code, person), person, comment.text());
    return view(code);
  }

  @PostMapping("/{code}/stop")
  @PreAuthorize(RUNNING)
  CampaignView stop(@PathVariable String code) {
    Person person = access.current();
    stopping.stop(campaigns.find(code, person), person);
    return view(code);
  }

  @PostMapping("/{code}/pause")
  @PreAuthorize(RUNNING)
  CampaignView pause(@PathVariable String code) {
    stopping.pause(campaigns.find(code, access.current()), true);
    return view(code);
  }

  @PostMapping("/{code}/resume")
  @PreAuthorize(RUNNING)
  CampaignView resume(@PathVariable String code) {
    stopping.pause(campaigns.find(code, access.current()), false);
    return view(code);
  }

  private CampaignView view(String code) {
    Person person = access.current();
    return views.view(campaigns.find(code, person), person);
  }

  record CampaignPage(List<CampaignSummary> items, long total) {}
}
