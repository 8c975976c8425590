package io.baton.campaign;

import io.baton.access.Person;
import io.baton.campaign.Tasks.CampaignTask;
import io.baton.campaign.TasksController.CampaignRef;
import io.baton.campaign.TasksController.TaskItem;
import io.baton.campaign.TasksController.TaskKind;
import io.baton.engine.Releases;
import io.baton.shared.BatonException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tasks as lists and pages show them. */
@Component
class TaskItems {
  private final Tasks tasks;
  private final HandlingTasks handling;
  private final Releases releases;

  TaskItems(Tasks tasks, HandlingTasks handling, Releases releases) {
    this.tasks = tasks;
    this.handling = handling;
    this.releases = releases;
  }

  TaskItem of(CampaignTask each, Person person) {
    Optional<BatonException> hindrance = tasks.hindrance(each, person);
    Campaign campaign = each.campaign();
    return new TaskItem(
        each.task().id(),
        kind(each),
        each.task().name(),
        new CampaignRef(campaign.code, campaign.name, campaign.owner),
        each.task().created(),
        handling.due(each),
        handling.overdue(each),
        each.task().assignee(),
        each.isRelease() ? releases.waiting(each.task().id()).orElse(null) : null,
        hindrance.isEmpty(),
        tasks.waitsFor(each, person),
        hindrance.map(why -> why.code().name()).orElse(null));
  }

  private static TaskKind kind(CampaignTask task) {
    if (task.isRelease()) {
      return TaskKind.RELEASE;
    }
    return task.isPlan() ? TaskKind.PLAN : TaskKind.APPROVE;
  }
}
