package io.baton.campaign;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.campaign.Baselines.ApprovalChanges;
import io.baton.campaign.Baselines.Baseline;
import io.baton.campaign.Tasks.CampaignTask;
import io.baton.shared.BatonException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks")
class TasksController {
  private static final String HANDLING = "hasAnyRole('MARKETER', 'APPROVER')";

  private final Access access;
  private final Tasks tasks;
  private final TaskItems items;
  private final HandlingTasks handling;
  private final ApprovingCampaign approving;
  private final CampaignViews views;
  private final Baselines baselines;
  private final NewerVersions newer;

  TasksController(
      Access access,
      Tasks tasks,
      TaskItems items,
      HandlingTasks handling,
      ApprovingCampaign approving,
      CampaignViews views,
      Baselines baselines,
      NewerVersions newer) {
    this.access = access;
    this.tasks = tasks;
    this.items = items;
    this.handling = handling;
    this.approving = approving;
    this.views = views;
    this.baselines = baselines;
    this.newer = newer;
  }

  @GetMapping
  @PreAuthorize(HANDLING)
  TaskList list() {
    Person person = access.current();
    return new TaskList(tasks.openFor(person).stream().map(task -> item(task, person)).toList());
  }

  /**
   * @param against what the campaign is held against; the nearest there is where it is not given
   */
  @GetMapping("/{id}")
  @PreAuthorize(HANDLING)
  TaskView get(@PathVariable String id, @RequestParam @Nullable Baseline against) {
    Person person = access.current();
    CampaignTask task = tasks.require(id, person);
    return new TaskView(
        item(task, person),
        views.view(task.campaign(), person),
        task.campaign().manifestHash,
        baselines.of(task.campaign(), against),
        newer.of(task.campaign()));
  }

  @PostMapping("/{id}/claim")
  @PreAuthorize(HANDLING)
  TaskItem claim(@PathVariable String id) {
    Person person = access.current();
    return item(handling.claim(id, person), person);
  }

  /** Each by itself: one that cannot be had keeps nobody from the others. */
  @PostMapping("/claim")
  @PreAuthorize(HANDLING)
  ClaimedTasks claimAll(@Valid @RequestBody TaskClaim wanted) {
    Person person = access.current();
    List<String> claimed = new ArrayList<>();
    List<TaskRefused> refused = new ArrayList<>();
    for (String id : wanted.tasks().stream().distinct().toList()) {
      try {
        handling.claim(id, person);
        claimed.add(id);
      } catch (BatonException why) {
        refused.add(new TaskRefused(id, why.code().name()));
      }
    }
    return new ClaimedTasks(claimed, refused);
  }

  @PostMapping("/{id}/give-back")
  @PreAuthorize(HANDLING)
  TaskItem giveBack(@PathVariable String id) {
    Person person = access.current();
    return item(handling.giveBack(id, person), person);
  }

  /** Who else may sign it. */
  @GetMapping("/{id}/approvers")
  @PreAuthorize("hasRole('APPROVER')")
  List<Approver> approvers(@PathVariable String id) {
    Person person = access.current();
    return handling.approvers(tasks.requireWord(id, person), person).stream()
        .map(user -> new Approver(user.name(), user.displayName()))
        .toList();
  }

  @PostMapping("/{id}/delegate")
  @PreAuthorize("hasRole('APPROVER')")
  TaskItem delegate(@PathVariable String id, @Valid @RequestBody Delegation wanted) {
    Person person = access.current();
    return item(handling.delegate(id, person, wanted.to(), wanted.note()), person);
  }

  @PutMapping("/{id}/due")
  @PreAuthorize(HANDLING)
  TaskItem due(@PathVariable String id, @RequestBody DueDate wanted) {
    Person person = access.current();
    return item(handling.setDue(id, person, wanted.due()), person);
  }

  @PostMapping("/{id}/approve")
  @PreAuthorize("hasRole('APPROVER')")
  Map<String, String> approve(@PathVariable String id, @RequestBody Approval approval) {
    Person person = access.current();
    Campaign campaign = tasks.requireApproval(id, person).campaign();
    Campaign approved =
        approving.approve(campaign, id, person, approval.hash(), approval.comment());
    return Map.of("campaign", approved.code, "state", approved.state.name());
  }

  @PostMapping("/{id}/refuse")
  @PreAuthorize("hasRole('APPROVER')")
  Map<String, String> refuse(@PathVariable String id, @RequestBody Refusal refusal) {
    Person person = access.current();
    Campaign campaign = tasks.requireApproval(id, person).campaign();
    Campaign refused =
        approving.refuse(campaign, id, person, Objects.requireNonNullElse(refusal.comment(), ""));
    return Map.of("campaign", refused.code, "state", refused.state.name());
  }

  private TaskItem item(CampaignTask each, Person person) {
    return items.of(each, person);
  }

  /** What a person is asked for. */
  enum TaskKind {
    PLAN,
    APPROVE,
    RELEASE
  }

  record TaskList(List<TaskItem> items) {}

  record CampaignRef(String code, String name, String owner) {}

  /**
   * @param due until when it should be done; an approval has a usual time, a plan has none
   * @param customers how many wait with it; null where it is no release
   * @param waitsForMe not only may this person complete it, it is nobody else's draft
   * @param reasonIfNot code of why this person may not complete it
   */
  record TaskItem(
      String id,
      TaskKind kind,
      String name,
      CampaignRef campaign,
      Instant createdAt,
      @Nullable Instant due,
      boolean overdue,
      @Nullable String assignee,
      @Nullable Long customers,
      boolean mayComplete,
      boolean waitsForMe,
      @Nullable String reasonIfNot) {}

  /**
   * @param detail the campaign; its manifest is what is signed
   * @param newer what was published since the submission and does not change the campaign
   */
  record TaskView(
      @JsonUnwrapped TaskItem task,
      CampaignView detail,
      @Nullable String manifestHash,
      ApprovalChanges changes,
      List<NewerVersions.NewerVersion> newer) {}

  /**
   * @param hash of the manifest the approver saw
   */
  record Approval(String hash, @Nullable String comment) {}

  record Refusal(@Nullable String comment) {}

  record TaskClaim(@NotNull @Size(min = 1, max = 50) List<@NotNull String> tasks) {}

  record TaskRefused(String task, String code) {}

  /** Which tasks are the caller's now, and which are not and why. */
  record ClaimedTasks(List<String> claimed, List<TaskRefused> refused) {}

  record Approver(String name, String displayName) {}

  record Delegation(@NotNull String to, @Nullable String note) {}

  record DueDate(@Nullable Instant due) {}
}
