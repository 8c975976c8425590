package io.baton.campaign;

import io.baton.access.Person;
import io.baton.access.Role;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.HandsOff;
import io.baton.engine.HumanTask;
import io.baton.engine.HumanTasks;
import io.baton.engine.Releases;
import io.baton.engine.Scope;
import io.baton.shared.BatonException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The life cycles' user tasks, each with the campaign it belongs to, for those who may see it. */
@Component
class Tasks {
  private final HumanTasks humanTasks;
  private final Releases releases;
  private final HandsOff handsOff;
  private final Campaigns campaigns;
  private final ApprovingCampaign approving;

  Tasks(
      HumanTasks humanTasks,
      Releases releases,
      HandsOff handsOff,
      Campaigns campaigns,
      ApprovingCampaign approving) {
    this.humanTasks = humanTasks;
    this.releases = releases;
    this.handsOff = handsOff;
    this.campaigns = campaigns;
    this.approving = approving;
  }

  /** Why this person may not complete the task; empty if they may. */
  Optional<BatonException> hindrance(CampaignTask task, Person person) {
    Optional<BatonException> unfit = unfit(task, person);
    String assignee = task.task().assignee();
    return unfit.isEmpty() && assignee != null && !assignee.equals(person.name())
        ? Optional.of(new BatonException(EngineErrorCode.TASK_TAKEN, assignee + " has the task"))
        : unfit;
  }

  /** The same, whoever has taken it. */
  Optional<BatonException> unfit(CampaignTask task, Person person) {
    if (task.isRelease()) {
      return mayNotRelease(task.campaign(), person);
    }
    if (ApprovingCampaign.isApproval(task.task())) {
      return approving.hindrance(task.campaign(), person);
    }
    return person.has(Role.MARKETER.name())
        ? Optional.empty()
        : Optional.of(new BatonException(CampaignError.CAMPAIGN_WRONG_STATE, "for marketers"));
  }

  /**
   * Whether it is for this person to complete: any marketer may plan, but a draft is its owner's.
   */
  boolean waitsFor(CampaignTask task, Person person) {
    boolean another = task.isPlan() && !task.campaign().owner.equals(person.name());
    return !another && hindrance(task, person).isEmpty();
  }

  private Optional<BatonException> mayNotRelease(Campaign campaign, Person person) {
    if (!person.has(Role.APPROVER.name())) {
      return Optional.of(
          new BatonException(
              EngineErrorCode.RELEASE_OWN, "for approvers who had no hand in the campaign"));
    }
    return handsOff.of(campaign.number(), person.name()).map(HandsOff.Hand::refusal);
  }

  /** Oldest first. */
  List<CampaignTask> openFor(Person person) {
    Map<Long, Campaign> visible =
        campaigns.visibleTo(person).stream()
            .collect(Collectors.toMap(Campaign::number, Function.identity()));
    return Stream.concat(humanTasks.ofLifeCycles().stream(), releases.open().stream())
        .sorted(Comparator.comparing(HumanTask::created))
        .flatMap(
            task ->
                Stream.ofNullable(visible.get(task.campaignId()))
                    .map(campaign -> new CampaignTask(task, campaign)))
        .toList();
  }

  /**
   * @throws BatonException CAMPAIGN_TASK_UNKNOWN also where the person may not see it
   */
  CampaignTask require(String id, Person person) {
    return openFor(person).stream()
        .filter(task -> task.task().id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new BatonException(CampaignError.CAMPAIGN_TASK_UNKNOWN, "the task is not open"));
  }

  /** An approval or a release: what may be handed to another approver. */
  CampaignTask requireWord(String id, Person person) {
    CampaignTask task = require(id, person);
    return task.isRelease() ? task : requireApproval(id, person);
  }

  /**
   * @throws BatonException CAMPAIGN_TASK_UNKNOWN as well where it is something else to do
   */
  CampaignTask requireRelease(String id, Person person) {
    CampaignTask task = require(id, person);
    if (!task.isRelease()) {
      throw new BatonException(CampaignError.CAMPAIGN_TASK_UNKNOWN, "the task is not a release");
    }
    return task;
  }

  /**
   * @throws BatonException CAMPAIGN_TASK_UNKNOWN as well where it is something else to do
   */
  CampaignTask requireApproval(String id, Person person) {
    CampaignTask task = require(id, person);
    if (!ApprovingCampaign.isApproval(task.task())) {
      throw new BatonException(CampaignError.CAMPAIGN_TASK_UNKNOWN, "the task is not an approval");
    }
    return task;
  }

  record CampaignTask(HumanTask task, Campaign campaign) {
    /** Customers of its journey wait for it. */
    boolean isRelease() {
      return task.scope() == Scope.JOURNEY;
    }

    boolean isPlan() {
      return !isRelease() && !ApprovingCampaign.isApproval(task);
    }
  }
}
