package io.baton.campaign;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Manifests that were handed in, so that an approver sees first what changed since the last time.
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

  /** Against the submission before this one; every field of the first submission is new. */
  List<Manifest.Change> changesOf(Campaign campaign) {
    if (campaign.manifest == null) {
      return List.of();
    }
    List<String> handedIn =
        jdbc.sql(
                "SELECT manifest FROM campaign_submission WHERE campaign_id = ? ORDER BY number DESC LIMIT 2")
            .param(campaign.number())
            .query(String.class)
            .list();
    Manifest now = Manifest.read(campaign.manifest);
    Manifest before = handedIn.size() < 2 ? Manifest.read("{}") : Manifest.read(handedIn.get(1));
    return before.changesTo(now);
  }
}
