package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.access.Role;
import io.baton.access.User;
import io.baton.access.Users;
import io.baton.campaign.Tasks.CampaignTask;
import io.baton.engine.HumanTasks;
import io.baton.setting.Setting;
import io.baton.setting.Settings;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose task it is and until when. None of this signs anything: whoever completes a task is asked
 * again who they are, so a task that came into the wrong hands is of no use there.
 */
@Component
class HandlingTasks {
  private static final int LONGEST = 2_000;
  private static final Duration FURTHEST = Duration.ofDays(366);

  private final Tasks tasks;
  private final HumanTasks humanTasks;
  private final Users users;
  private final Access access;
  private final Remarks remarks;
  private final BatonClock clock;
  private final Audit audit;
  private final Settings settings;

  HandlingTasks(
      Tasks tasks,
      HumanTasks humanTasks,
      Users users,
      Access access,
      Remarks remarks,
      BatonClock clock,
      Audit audit,
      Settings settings) {
    this.tasks = tasks;
    this.humanTasks = humanTasks;
    this.users = users;
    this.access = access;
    this.remarks = remarks;
    this.clock = clock;
    this.audit = audit;
    this.settings = settings;
  }

  /**
   * As it was said; else an approval is due so long after it came up, and never after the
   * campaign's start, and a plan at no time.
   */
  @Nullable Instant due(CampaignTask task) {
    Instant said = task.task().due();
    if (said != null || !ApprovingCampaign.isApproval(task.task())) {
      return said;
    }
    Instant due = task.task().created().plus(settings.duration(Setting.APPROVAL_WITHIN));
    Instant start = task.campaign().startAt;
    return start != null && start.isBefore(due) ? start : due;
  }

  boolean overdue(CampaignTask task) {
    Instant due = due(task);
    return due != null && clock.now().isAfter(due);
  }

  /**
   * @throws BatonException TASK_TAKEN, or why the person may not complete it
   */
  @Transactional
  CampaignTask claim(String id, Person person) {
    CampaignTask task = tasks.require(id, person);
    requireFit(task, person);
    humanTasks.claim(id, person.name());
    record("TASK_CLAIMED", task, Map.of());
    return tasks.require(id, person);
  }

  @Transactional
  CampaignTask giveBack(String id, Person person) {
    CampaignTask task = tasks.require(id, person);
    humanTasks.giveBack(id, person.name());
    record("TASK_GIVEN_BACK", task, Map.of());
    return tasks.require(id, person);
  }

  /**
   * Hands an approval to another who may sign it.
   *
   * @throws BatonException CAMPAIGN_NO_APPROVER if that person may not, TASK_TAKEN, or why the
   *     caller may not sign it
   */
  @Transactional
  CampaignTask delegate(String id, Person person, String to, @Nullable String note) {
    CampaignTask task = tasks.requireWord(id, person);
    requireFit(task, person);
    String words = note == null ? "" : text("/note", note, 0);
    boolean maySign =
        !to.equals(person.name())
            && approvers(task, person).stream().anyMatch(each -> each.name().equals(to));
    if (!maySign) {
      throw new BatonException(
          CampaignError.CAMPAIGN_NO_APPROVER,
          "nobody of that name may sign this campaign",
          List.of(new Finding("/to", "CAMPAIGN_NO_APPROVER", "choose one of the approvers")));
    }
    humanTasks.handOver(id, person.name(), to);
    remarks.add(
        task.campaign().number(),
        person.name(),
        Remarks.Verdict.DELEGATED,
        words.isEmpty() ? "→ " + to : "→ " + to + ": " + words);
    record("TASK_DELEGATED", task, Map.of("to", to));
    return tasks.require(id, person);
  }

  /**
   * Who else may sign it: never its author, nobody twice, nobody of a branch that cannot see it.
   */
  List<User> approvers(CampaignTask task, Person asking) {
    return users.all().stream()
        .filter(user -> !user.locked() && user.roles().contains(Role.APPROVER.name()))
        .filter(user -> !user.name().equals(asking.name()))
        .filter(
            user ->
                access
                    .find(user.name())
                    .filter(person -> Campaigns.visible(task.campaign(), person))
                    .filter(person -> tasks.unfit(task, person).isEmpty())
                    .isPresent())
        .toList();
  }

  /**
   * @throws BatonException CAMPAIGN_DUE_INVALID if it lies behind or too far ahead
   */
  @Transactional
  CampaignTask setDue(String id, Person person, @Nullable Instant due) {
    CampaignTask task = tasks.require(id, person);
    requireFit(task, person);
    Instant now = clock.now();
    if (task.isRelease()) {
      throw new BatonException(
          CampaignError.CAMPAIGN_DUE_INVALID,
          "until when customers wait is drawn, and was signed",
          List.of(new Finding("/due", "CAMPAIGN_DUE_DRAWN", "it stands in the journey")));
    }
    if (due == null || !due.isAfter(now) || due.isAfter(now.plus(FURTHEST))) {
      throw new BatonException(
          CampaignError.CAMPAIGN_DUE_INVALID,
          "the date cannot be used",
          List.of(new Finding("/due", "CAMPAIGN_DUE", "later than now, within a year")));
    }
    humanTasks.setDue(id, due);
    record("TASK_DUE_SET", task, Map.of("due", due.toString()));
    return tasks.require(id, person);
  }

  /** A word on a campaign, for all who see it. */
  @Transactional
  void comment(Campaign campaign, Person person, @Nullable String said) {
    remarks.add(
        campaign.number(),
        person.name(),
        Remarks.Verdict.COMMENTED,
        text("/text", said == null ? "" : said, 1));
    audit.record("CAMPAIGN_COMMENTED", "campaign:" + campaign.code, Map.of());
  }

  static String text(String place, String said, int shortest) {
    String text = said.strip();
    if (text.length() < shortest
        || text.length() > LONGEST
        || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new BatonException(
          CampaignError.CAMPAIGN_COMMENT_INVALID,
          "the text cannot be kept",
          List.of(
              new Finding(
                  place,
                  "CAMPAIGN_COMMENT",
                  "%d to %d characters, no control characters".formatted(shortest, LONGEST))));
    }
    return text;
  }

  private void requireFit(CampaignTask task, Person person) {
    tasks
        .unfit(task, person)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  private void record(String action, CampaignTask task, Map<String, Object> details) {
    audit.record(action, "campaign:" + task.campaign().code, details);
  }
}
