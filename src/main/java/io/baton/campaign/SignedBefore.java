package io.baton.campaign;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Manifests that were handed in, so that an approver sees first what changed; see {@link
 * Baselines}.
 */
@Component
class SignedBefore {
  private final JdbcClient jdbc;

  SignedBefore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  void keep(Campaign campaign) {
    jdbc.sql(
            """
            INSERT INTO campaign_submission (campaign_id, number, manifest)
            SELECT ?, coalesce(max(number), 0) + 1, ? FROM campaign_submission WHERE campaign_id = ?""")
        .param(campaign.number())
        .param(campaign.manifest)
        .param(campaign.number())
        .update();
  }
}
