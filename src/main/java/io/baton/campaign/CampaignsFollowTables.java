package io.baton.campaign;

import io.baton.decision.DecisionVersion;
import io.baton.decision.TableFollowers;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Live campaigns whose journeys ask the latest version of a table, as their manifests say. */
@Component
class CampaignsFollowTables implements TableFollowers {
  private final CampaignRows rows;
  private final Remarks remarks;

  CampaignsFollowTables(CampaignRows rows, Remarks remarks) {
    this.rows = rows;
    this.remarks = remarks;
  }

  @Override
  public List<String> of(String decision) {
    return following(decision).stream().map(campaign -> campaign.code).toList();
  }

  @Override
  public void tookEffect(DecisionVersion version) {
    for (Campaign campaign : following(version.key())) {
      remarks.add(
          campaign.number(),
          version.actor(),
          Remarks.Verdict.TABLE_CHANGED,
          "%s %d".formatted(version.key(), version.version()));
    }
  }

  private List<Campaign> following(String decision) {
    return rows.findByStateIn(List.of(CampaignState.LIVE)).stream()
        .filter(campaign -> campaign.manifest != null)
        .filter(
            campaign ->
                Manifests.followed(Manifest.read(Objects.requireNonNull(campaign.manifest)).tree())
                    .contains(decision))
        .toList();
  }
}
