package io.baton.campaign;

import io.baton.access.Person;
import io.baton.engine.HumanTask;
import io.baton.engine.LifeCycles;
import io.baton.shared.BatonException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The life cycles' user tasks, each with the campaign it belongs to, for those who may see it. */
@Component
class Tasks {
  private final LifeCycles lifeCycles;
  private final Campaigns campaigns;

  Tasks(LifeCycles lifeCycles, Campaigns campaigns) {
    this.lifeCycles = lifeCycles;
    this.campaigns = campaigns;
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

  record CampaignTask(HumanTask task, Campaign campaign) {}
}
