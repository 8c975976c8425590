package io.baton.campaign;

import io.baton.access.Audit;
import io.baton.access.Person;
import io.baton.campaign.ReleaseRows.ReleaseOutcome;
import io.baton.campaign.Tasks.CampaignTask;
import io.baton.engine.ElementInfo;
import io.baton.engine.Releases;
import io.baton.engine.Releases.ReleaseAsked;
import io.baton.engine.Releases.ReleaseLapsed;
import io.baton.engine.Releases.Released;
import io.baton.shared.BatonException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person lets the customers who wait at an approval of a journey go on, or does not. What was
 * said is kept with the set it was said of.
 */
@Component
class ReleasingCustomers {
  private static final String SYSTEM = "system";

  private final Tasks tasks;
  private final Releases releases;
  private final ReleaseRows rows;
  private final CampaignRows campaigns;
  private final Processes processes;
  private final Remarks remarks;
  private final Audit audit;

  ReleasingCustomers(
      Tasks tasks,
      Releases releases,
      ReleaseRows rows,
      CampaignRows campaigns,
      Processes processes,
      Remarks remarks,
      Audit audit) {
    this.tasks = tasks;
    this.releases = releases;
    this.rows = rows;
    this.campaigns = campaigns;
    this.processes = processes;
    this.remarks = remarks;
    this.audit = audit;
  }

  /**
   * @param seen how many were on the person's screen
   * @throws BatonException CAMPAIGN_TASK_UNKNOWN, RELEASE_OWN, RELEASE_DRAWN, RELEASE_CHANGED,
   *     TASK_TAKEN or CAMPAIGN_WRONG_STATE
   */
  @Transactional
  void release(String taskId, Person person, long seen, @Nullable String comment) {
    CampaignTask task = ready(taskId, person);
    String said = comment(comment);
    Released released = releases.release(taskId, person.name(), seen);
    keep(task, released, ReleaseOutcome.RELEASED, person, said);
  }

  /**
   * @throws BatonException CAMPAIGN_COMMENT_MISSING, else the same
   */
  @Transactional
  void refuse(String taskId, Person person, long seen, @Nullable String comment) {
    CampaignTask task = ready(taskId, person);
    String said = comment(comment);
    if (said.isEmpty()) {
      throw new BatonException(CampaignError.CAMPAIGN_COMMENT_MISSING, "say why nobody goes on");
    }
    Released refused = releases.refuse(taskId, person.name(), seen);
    keep(task, refused, ReleaseOutcome.REFUSED, person, said);
  }

  private CampaignTask ready(String taskId, Person person) {
    CampaignTask task = tasks.requireRelease(taskId, person);
    tasks
        .hindrance(task, person)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    task.campaign().require("released", CampaignState.LIVE);
    return task;
  }

  private static String comment(@Nullable String comment) {
    return HandlingTasks.text("/comment", comment == null ? "" : comment, 0);
  }

  private void keep(
      CampaignTask task, Released who, ReleaseOutcome outcome, Person person, String said) {
    rows.add(who, outcome, person.name(), said);
    boolean yes = outcome == ReleaseOutcome.RELEASED;
    remarks.add(
        who.campaignId(),
        person.name(),
        yes ? Remarks.Verdict.RELEASED : Remarks.Verdict.NOT_RELEASED,
        words(task.task().name(), who.customers(), said));
    audit.record(
        yes ? "CUSTOMERS_RELEASED" : "CUSTOMERS_NOT_RELEASED",
        "campaign:" + task.campaign().code,
        details(who.elementId(), who.customers()));
  }

  @EventListener
  void asked(ReleaseAsked asked) {
    Campaign campaign = campaigns.findById(asked.campaignId()).orElseThrow();
    remarks.add(
        asked.campaignId(),
        SYSTEM,
        Remarks.Verdict.RELEASE_ASKED,
        words(name(campaign, asked.elementId()), asked.customers(), ""));
    audit.record(
        "RELEASE_ASKED",
        "campaign:" + campaign.code,
        details(asked.elementId(), asked.customers()));
  }

  @EventListener
  void lapsed(ReleaseLapsed lapsed) {
    Campaign campaign = campaigns.findById(lapsed.campaignId()).orElseThrow();
    rows.add(
        new Released(
            lapsed.campaignId(), lapsed.elementId(), lapsed.customers(), lapsed.cohortId()),
        ReleaseOutcome.LAPSED,
        null,
        "");
    remarks.add(
        lapsed.campaignId(),
        SYSTEM,
        Remarks.Verdict.RELEASE_LAPSED,
        words(name(campaign, lapsed.elementId()), lapsed.customers(), ""));
    audit.record(
        "RELEASE_LAPSED",
        "campaign:" + campaign.code,
        details(lapsed.elementId(), lapsed.customers()));
  }

  private String name(Campaign campaign, String element) {
    return processes.elements(processes.journeyOf(campaign)).stream()
        .filter(each -> each.id().equals(element))
        .map(ElementInfo::name)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(element);
  }

  private static String words(String element, long customers, String said) {
    String what = "%s · %,d".formatted(element, customers);
    return said.isEmpty() ? what : what + ": " + said;
  }

  private static Map<String, Object> details(String element, long customers) {
    return Map.of("element", element, "customers", customers);
  }
}
