package io.baton.campaign;

import io.baton.access.Person;
import io.baton.access.Role;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.HumanTask;
import io.baton.engine.LifeCycles;
import io.baton.shared.BatonException;
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
  private final LifeCycles lifeCycles;
  private final Campaigns campaigns;
  private final ApprovingCampaign approving;

  Tasks(LifeCycles lifeCycles, Campaigns campaigns, ApprovingCampaign approving) {
    this.lifeCycles = lifeCycles;
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
    if (ApprovingCampaign.isApproval(task.task())) {
      return approving.hindrance(task.campaign(), person);
    }
    return person.has(Role.MARKETER.name())
        ? Optional.empty()
        : Optional.of(new BatonException(CampaignError.CAMPAIGN_WRONG_STATE, "for marketers"));
  }

  /** Oldest first. */
  List<CampaignTask> openFor(Person person) {
    Map<Long, Campaign> visible =
        campaigns.visibleTo(person).stream()
            .collect(Collectors.toMap(Campaign::number, Function.identity()));
    return lifeCycles.tasks().stream()
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

  record CampaignTask(HumanTask task, Campaign campaign) {}
}
