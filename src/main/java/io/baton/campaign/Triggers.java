package io.baton.campaign;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.segment.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which events start which live campaign. */
@Component
class Triggers {
  private static final int MOST_KEPT = 100;

  private final JdbcClient jdbc;
  private final Processes processes;
  private final Cohorts cohorts;
  private final BranchLimit branches;
  private final JsonMapper json;
  private final Map<Long, CustomerSet> members = new ConcurrentHashMap<>();

  Triggers(
      JdbcClient jdbc,
      Processes processes,
      Cohorts cohorts,
      BranchLimit branches,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.processes = processes;
    this.cohorts = cohorts;
    this.branches = branches;
    this.json = json;
  }

  /**
   * @param members only these customers; null lets everybody in
   * @return what was opened
   */
  OpenTrigger open(Campaign campaign, String definition, @Nullable Snapshot members) {
    TriggerPlan plan = planOf(campaign);
    String message =
        Objects.requireNonNull(
            Blueprints.startMessage(processes.elements(processes.journeyOf(campaign))));
    Long limit = members == null || plan.startsWithSegment() ? null : (Long) members.cohortId();
    jdbc.sql(
            """
            INSERT INTO campaign_trigger
              (campaign_id, event_type, message, definition_id, condition, members_cohort, plan)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (campaign_id) DO NOTHING""")
        .param(campaign.number())
        .param(plan.eventType())
        .param(message)
        .param(definition)
        .param(plan.condition())
        .param(limit)
        .param(json.writeValueAsString(plan))
        .update();
    return new OpenTrigger(
        campaign.number(), campaign.branchPath, message, definition, limit, plan);
  }

  void close(long campaignId) {
    jdbc.sql("DELETE FROM campaign_trigger WHERE campaign_id = ?").param(campaignId).update();
  }

  List<OpenTrigger> open() {
    return jdbc.sql(
            "SELECT t.campaign_id, event_type, message, definition_id, condition, members_cohort,"
                + " plan, c.branch_path FROM campaign_trigger t"
                + " JOIN campaign_campaign c ON c.id = t.campaign_id ORDER BY t.campaign_id")
        .query(
            (row, n) -> {
              long limit = row.getLong(6);
              @Nullable Long members = row.wasNull() ? null : (Long) limit;
              String plan = row.getString(7);
              return new OpenTrigger(
                  row.getLong(1),
                  row.getString(8),
                  row.getString(3),
                  row.getString(4),
                  members,
                  plan == null
                      ? new TriggerPlan(row.getString(2), row.getString(5))
                      : json.readValue(plan, TriggerPlan.class));
            })
        .list();
  }

  TriggerPlan planOf(Campaign campaign) {
    return json.readValue(Objects.requireNonNull(campaign.trigger), TriggerPlan.class);
  }

  /** Whom the trigger lets in; a stored set never changes, so it is read once. */
  boolean letsIn(OpenTrigger trigger, int customer) {
    if (!branches.letsIn(trigger.branchPath(), customer)) {
      return false;
    }
    Long cohort = trigger.membersCohort();
    if (cohort == null) {
      return true;
    }
    if (members.size() > MOST_KEPT) {
      members.clear();
    }
    return members.computeIfAbsent(cohort, cohorts::members).contains(customer);
  }

  record OpenTrigger(
      long campaignId,
      String branchPath,
      String message,
      String definitionId,
      @Nullable Long membersCohort,
      TriggerPlan plan) {}
}
