package io.baton.campaign;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.access.Role;
import io.baton.engine.LifeCycles;
import io.baton.shared.BatonException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks")
class TasksController {
  private final Access access;
  private final Tasks tasks;
  private final LifeCycles lifeCycles;
  private final ApprovingCampaign approving;
  private final CampaignViews views;
  private final SignedBefore before;

  TasksController(
      Access access,
      Tasks tasks,
      LifeCycles lifeCycles,
      ApprovingCampaign approving,
      CampaignViews views,
      SignedBefore before) {
    this.access = access;
    this.tasks = tasks;
    this.lifeCycles = lifeCycles;
    this.approving = approving;
    this.views = views;
    this.before = before;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER')")
  TaskList list() {
    Person person = access.current();
    return new TaskList(tasks.openFor(person).stream().map(task -> item(task, person)).toList());
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER')")
  TaskView get(@PathVariable String id) {
    Person person = access.current();
    Tasks.CampaignTask task = tasks.require(id, person);
    return new TaskView(
        item(task, person),
        views.view(task.campaign(), person),
        task.campaign().manifestHash,
        before.changesOf(task.campaign()));
  }

  @PostMapping("/{id}/claim")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER')")
  @Transactional
  public TaskItem claim(@PathVariable String id) {
    Person person = access.current();
    Tasks.CampaignTask task = tasks.require(id, person);
    if (ApprovingCampaign.isApproval(task.task())) {
      approving
          .hindrance(task.campaign(), person)
          .ifPresent(
              refusal -> {
                throw refusal;
              });
    }
    lifeCycles.claim(id, person.name());
    return item(tasks.require(id, person), person);
  }

  @PostMapping("/{id}/approve")
  @PreAuthorize("hasRole('APPROVER')")
  Map<String, String> approve(@PathVariable String id, @RequestBody Approval approval) {
    Person person = access.current();
    Campaign campaign = approvalOf(id, person).campaign();
    Campaign approved =
        approving.approve(campaign, id, person, approval.hash(), approval.comment());
    return Map.of("campaign", approved.code, "state", approved.state.name());
  }

  @PostMapping("/{id}/refuse")
  @PreAuthorize("hasRole('APPROVER')")
  Map<String, String> refuse(@PathVariable String id, @RequestBody Refusal refusal) {
    Person person = access.current();
    Campaign campaign = approvalOf(id, person).campaign();
    Campaign refused =
        approving.refuse(campaign, id, person, Objects.requireNonNullElse(refusal.comment(), ""));
    return Map.of("campaign", refused.code, "state", refused.state.name());
  }

  private Tasks.CampaignTask approvalOf(String id, Person person) {
    Tasks.CampaignTask task = tasks.require(id, person);
    if (!ApprovingCampaign.isApproval(task.task())) {
      throw new BatonException(CampaignError.CAMPAIGN_TASK_UNKNOWN, "the task is not an approval");
    }
    return task;
  }

  private TaskItem item(Tasks.CampaignTask each, Person person) {
    boolean approval = ApprovingCampaign.isApproval(each.task());
    Optional<BatonException> hindrance =
        approval
            ? approving.hindrance(each.campaign(), person)
            : person.has(Role.MARKETER.name())
                ? Optional.empty()
                : Optional.of(
                    new BatonException(CampaignError.CAMPAIGN_WRONG_STATE, "for marketers"));
    Campaign campaign = each.campaign();
    return new TaskItem(
        each.task().id(),
        approval ? "APPROVE" : "PLAN",
        each.task().name(),
        new CampaignRef(campaign.code, campaign.name, campaign.owner),
        each.task().created(),
        each.task().assignee(),
        hindrance.isEmpty(),
        hindrance.map(why -> why.code().name()).orElse(null));
  }

  record TaskList(List<TaskItem> items) {}

  record CampaignRef(String code, String name, String owner) {}

  /**
   * @param kind PLAN or APPROVE
   * @param reasonIfNot code of why this person may not complete it
   */
  record TaskItem(
      String id,
      String kind,
      String name,
      CampaignRef campaign,
      Instant createdAt,
      @Nullable String assignee,
      boolean mayComplete,
      @Nullable String reasonIfNot) {}

  /**
   * @param detail the campaign; its manifest is what is signed
   * @param diff against what was signed for this campaign before, else against nothing
   */
  record TaskView(
      @JsonUnwrapped TaskItem task,
      CampaignView detail,
      @Nullable String manifestHash,
      List<Manifest.Change> diff) {}

  /**
   * @param hash of the manifest the approver saw
   */
  record Approval(String hash, @Nullable String comment) {}

  record Refusal(@Nullable String comment) {}
}
