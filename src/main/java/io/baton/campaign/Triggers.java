package io.baton.campaign;

import io.baton.segment.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which events start which live campaign. */
@Component
class Triggers {
  private final JdbcClient jdbc;
  private final Processes processes;
  private final JsonMapper json;

  Triggers(JdbcClient jdbc, Processes processes, JsonMapper json) {
    this.jdbc = jdbc;
    this.processes = processes;
    this.json = json;
  }

  /**
   * @param members only these customers; null lets everybody in
   */
  void open(Campaign campaign, String definition, @Nullable Snapshot members) {
    CampaignPlan.Trigger trigger = json.readValue(campaign.trigger, CampaignPlan.Trigger.class);
    String message =
        Blueprints.startMessage(processes.elements(processes.require(campaign.journey)));
    jdbc.sql(
            """
            INSERT INTO campaign_trigger
              (campaign_id, event_type, message, definition_id, condition, members_cohort)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (campaign_id) DO NOTHING""")
        .param(campaign.number())
        .param(trigger.eventType())
        .param(message)
        .param(definition)
        .param(trigger.condition())
        .param(members == null ? null : Long.valueOf(members.cohortId()))
        .update();
  }

  void close(long campaignId) {
    jdbc.sql("DELETE FROM campaign_trigger WHERE campaign_id = ?").param(campaignId).update();
  }

  List<OpenTrigger> open() {
    return jdbc.sql(
            "SELECT campaign_id, event_type, message, definition_id, condition, members_cohort"
                + " FROM campaign_trigger ORDER BY campaign_id")
        .query(OpenTrigger.class)
        .list();
  }

  record OpenTrigger(
      long campaignId,
      String eventType,
      String message,
      String definitionId,
      @Nullable String condition,
      @Nullable Long membersCohort) {}
}
