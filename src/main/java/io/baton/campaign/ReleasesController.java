package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.campaign.DescribingRelease.ReleaseAhead;
import io.baton.campaign.ReleaseRows.PastRelease;
import io.baton.campaign.Tasks.CampaignTask;
import io.baton.campaign.TasksController.TaskItem;
import io.baton.engine.HumanTask;
import io.baton.engine.Releases;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Customers of a running campaign who wait for a person's word. */
@RestController
class ReleasesController {
  private final Access access;
  private final Tasks tasks;
  private final TaskItems items;
  private final ReleasingCustomers releasing;
  private final DescribingRelease describing;
  private final Campaigns campaigns;
  private final Releases releases;
  private final ReleaseRows rows;

  ReleasesController(
      Access access,
      Tasks tasks,
      TaskItems items,
      ReleasingCustomers releasing,
      DescribingRelease describing,
      Campaigns campaigns,
      Releases releases,
      ReleaseRows rows) {
    this.access = access;
    this.tasks = tasks;
    this.items = items;
    this.releasing = releasing;
    this.describing = describing;
    this.campaigns = campaigns;
    this.releases = releases;
    this.rows = rows;
  }

  @GetMapping("/api/releases/{id}")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER')")
  ReleaseView get(@PathVariable String id) {
    Person person = access.current();
    CampaignTask task = tasks.requireRelease(id, person);
    return new ReleaseView(items.of(task, person), describing.of(task.campaign(), task.task()));
  }

  @PostMapping("/api/releases/{id}/release")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasRole('APPROVER')")
  void release(@PathVariable String id, @Valid @RequestBody ReleaseWord word) {
    releasing.release(id, access.current(), word.customers(), word.comment());
  }

  @PostMapping("/api/releases/{id}/refuse")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasRole('APPROVER')")
  void refuse(@PathVariable String id, @Valid @RequestBody ReleaseWord word) {
    releasing.refuse(id, access.current(), word.customers(), word.comment());
  }

  /** What waits for a word in the campaign, and what was said before. */
  @GetMapping("/api/campaigns/{code}/releases")
  @PreAuthorize("isAuthenticated()")
  CampaignReleases ofCampaign(@PathVariable String code) {
    Campaign campaign = campaigns.find(code, access.current());
    return new CampaignReleases(
        releases.open(campaign.number()).stream().map(this::waiting).toList(),
        rows.of(campaign.number()));
  }

  private WaitingRelease waiting(HumanTask task) {
    return new WaitingRelease(
        task.id(),
        task.elementId(),
        releases.waiting(task.id()).orElse(0L),
        task.created(),
        task.due(),
        task.assignee());
  }

  record ReleaseView(TaskItem task, ReleaseAhead ahead) {}

  /**
   * @param customers how many the person saw waiting
   */
  record ReleaseWord(@PositiveOrZero long customers, @Nullable String comment) {}

  /**
   * @param task by which approvers find it
   */
  record WaitingRelease(
      String task,
      String element,
      long customers,
      Instant since,
      @Nullable Instant due,
      @Nullable String assignee) {}

  record CampaignReleases(List<WaitingRelease> waiting, List<PastRelease> past) {}
}
