package io.baton.campaign;

import io.baton.engine.HandsOff;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever wrote a campaign or submitted it, now or once before, does not release its customers. */
@Component
class CampaignHands implements HandsOff {
  private final JdbcClient jdbc;

  CampaignHands(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> from(long campaignId) {
    return new HashSet<>(
        jdbc.sql(
                """
                SELECT owner FROM campaign_campaign WHERE id = ?
                UNION SELECT by_name FROM campaign_remark
                WHERE campaign_id = ? AND verdict = 'SUBMITTED'
                """)
            .params(campaignId, campaignId)
            .query(String.class)
            .list());
  }
}
