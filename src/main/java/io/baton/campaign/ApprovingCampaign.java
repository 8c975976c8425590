package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.access.Role;
import io.baton.engine.EngineErrorCode;
import io.baton.engine.HumanTask;
import io.baton.engine.HumanTasks;
import io.baton.engine.Scope;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs or refuses. A signature is given to a hash: the approver says which one was on the screen,
 * and the manifest is written anew at that moment to see whether it still is what would run.
 */
@Component
class ApprovingCampaign {
  private final CampaignRows rows;
  private final CurrentManifest current;
  private final HumanTasks tasks;
  private final TypeRoute route;
  private final Remarks remarks;
  private final BatonClock clock;
  private final Audit audit;
  private final JdbcClient jdbc;

  ApprovingCampaign(
      CampaignRows rows,
      CurrentManifest current,
      HumanTasks tasks,
      TypeRoute route,
      Remarks remarks,
      BatonClock clock,
      Audit audit,
      JdbcClient jdbc) {
    this.rows = rows;
    this.current = current;
    this.tasks = tasks;
    this.route = route;
    this.remarks = remarks;
    this.clock = clock;
    this.audit = audit;
    this.jdbc = jdbc;
  }

  /** Why this person may not sign; empty if they may. */
  Optional<BatonException> hindrance(Campaign campaign, Person person) {
    if (!person.has(Role.APPROVER.name())) {
      return Optional.of(
          new BatonException(CampaignError.CAMPAIGN_OWN_APPROVAL, "only approvers sign"));
    }
    if (campaign.owner.equals(person.name())) {
      return Optional.of(
          new BatonException(CampaignError.CAMPAIGN_OWN_APPROVAL, "nobody signs an own campaign"));
    }
    boolean signed =
        jdbc.sql(
                    "SELECT count(*) FROM campaign_approval"
                        + " WHERE campaign_id = ? AND manifest_hash = ? AND approver = ?")
                .param(campaign.number())
                .param(campaign.manifestHash)
                .param(person.name())
                .query(Long.class)
                .single()
            > 0;
    return signed
        ? Optional.of(
            new BatonException(
                CampaignError.CAMPAIGN_APPROVED_TWICE, "the second signature is another person's"))
        : Optional.empty();
  }

  /**
   * @param hash what the approver saw
   * @throws BatonException CAMPAIGN_OWN_APPROVAL, CAMPAIGN_APPROVED_TWICE,
   *     CAMPAIGN_MANIFEST_DIFFERS with the fields, CAMPAIGN_HEAD_OFFICE_SIGNS or
   *     CAMPAIGN_SIGNATURES_MISSING where the last signature is not what the type wants
   */
  @Transactional
  Campaign approve(
      Campaign seen, String taskId, Person person, String hash, @Nullable String comment) {
    Campaign campaign = awaiting(seen, person);
    requireNotTaken(taskId, person);
    requireUnchanged(campaign, hash);
    jdbc.sql(
            "INSERT INTO campaign_approval (campaign_id, manifest_hash, approver, at) VALUES (?, ?, ?, ?)")
        .params(campaign.number(), hash, person.name(), Timestamp.from(clock.now()))
        .update();
    remarks.add(
        campaign.number(),
        person.name(),
        Remarks.Verdict.APPROVED,
        Objects.requireNonNullElse(comment, ""));
    audit.record("CAMPAIGN_APPROVED", "campaign:" + campaign.code, Map.of("manifest", hash));
    tasks.complete(taskId, Map.of("approved", true));
    boolean another =
        tasks.ofLifeCycle(campaign.number()).stream().anyMatch(ApprovingCampaign::isApproval);
    if (!another) {
      route.requireComplete(campaign, person);
      campaign.approve(clock.now());
    }
    return rows.save(campaign);
  }

  @Transactional
  Campaign refuse(Campaign seen, String taskId, Person person, String comment) {
    if (comment.isBlank()) {
      throw new BatonException(CampaignError.CAMPAIGN_COMMENT_MISSING, "say what should change");
    }
    Campaign campaign = awaiting(seen, person);
    requireNotTaken(taskId, person);
    campaign.backToDraft(clock.now());
    remarks.add(campaign.number(), person.name(), Remarks.Verdict.REFUSED, comment);
    audit.record("CAMPAIGN_REFUSED", "campaign:" + campaign.code, Map.of());
    Campaign saved = rows.save(campaign);
    tasks.complete(taskId, Map.of("approved", false));
    return saved;
  }

  /** Taken back by its author: no approver has to refuse it. */
  @Transactional
  Campaign withdraw(Campaign seen, Person person) {
    Campaign campaign = rows.findOneById(seen.number()).orElseThrow();
    campaign.backToDraft(clock.now());
    remarks.add(campaign.number(), person.name(), Remarks.Verdict.WITHDRAWN, "");
    audit.record("CAMPAIGN_WITHDRAWN", "campaign:" + campaign.code, Map.of());
    Campaign saved = rows.save(campaign);
    tasks.complete(approvalOf(campaign).id(), Map.of("approved", false));
    return saved;
  }

  @Transactional
  Campaign approveAwaiting(Campaign campaign, Person person, String comment) {
    String hash =
        Objects.requireNonNull(campaign.manifestHash, "submitted campaigns have a manifest");
    return approve(campaign, approvalOf(campaign).id(), person, hash, comment);
  }

  static boolean isApproval(HumanTask task) {
    return task.scope() == Scope.LIFE_CYCLE
        && task.candidateGroups().contains(Role.APPROVER.name());
  }

  private HumanTask approvalOf(Campaign campaign) {
    return tasks.ofLifeCycle(campaign.number()).stream()
        .filter(ApprovingCampaign::isApproval)
        .findFirst()
        .orElseThrow(
            () ->
                new BatonException(CampaignError.CAMPAIGN_WRONG_STATE, "no approval is asked for"));
  }

  private Campaign awaiting(Campaign seen, Person person) {
    Campaign campaign = rows.findOneById(seen.number()).orElseThrow();
    campaign.require("approved or refused", CampaignState.IN_APPROVAL);
    hindrance(campaign, person)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    return campaign;
  }

  private void requireNotTaken(String taskId, Person person) {
    tasks
        .find(taskId)
        .map(HumanTask::assignee)
        .filter(assignee -> !assignee.equals(person.name()))
        .ifPresent(
            assignee -> {
              throw new BatonException(EngineErrorCode.TASK_TAKEN, assignee + " has the task");
            });
  }

  private void requireUnchanged(Campaign campaign, String hash) {
    if (!hash.equals(campaign.manifestHash)) {
      throw new BatonException(
          CampaignError.CAMPAIGN_MANIFEST_DIFFERS,
          "the campaign was submitted anew since you looked at it",
          List.of(new Finding("/hash", "DIFFERS", "you saw " + hash)));
    }
    List<Finding> differences = current.differencesFromSigned(campaign);
    if (!differences.isEmpty()) {
      throw new BatonException(
          CampaignError.CAMPAIGN_MANIFEST_DIFFERS,
          "what would run is no longer what was submitted; take the campaign back and submit it again",
          differences);
    }
  }
}
