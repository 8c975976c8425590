package io.baton.campaign;

import io.baton.event.EventReactions;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Campaigns that an event starts, for the catalogue of events. */
@Component
class CampaignsReactToEvents implements EventReactions {
  private final JdbcClient jdbc;

  CampaignsReactToEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Reaction> all() {
    return jdbc.sql(
            """
            SELECT code, name, (trigger::json ->> 'eventType') AS event_type,
              state = 'LIVE' AND id IN (SELECT campaign_id FROM campaign_trigger) AS live
            FROM campaign_campaign
            WHERE trigger IS NOT NULL AND state <> 'STOPPED' ORDER BY code""")
        .query(
            (row, n) ->
                new Reaction(
                    row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
        .list();
  }
}
