package io.baton.campaign;

import io.baton.access.Person;
import io.baton.shared.BatonException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The way of approval that a type fixes. Life cycles ask for the signatures; here it is seen to
 * that none lets a campaign through with fewer, and that the last one is who it should be.
 */
@Component
class TypeRoute {
  private static final String HEAD_OFFICE = "/";

  private final CampaignElements elements;
  private final JdbcClient jdbc;

  TypeRoute(CampaignElements elements, JdbcClient jdbc) {
    this.elements = elements;
    this.jdbc = jdbc;
  }

  /**
   * @param last who gave the last signature the life cycle asks for
   * @throws BatonException CAMPAIGN_SIGNATURES_MISSING, CAMPAIGN_HEAD_OFFICE_SIGNS
   */
  void requireComplete(Campaign campaign, Person last) {
    TypeDemands type = CampaignTypes.pinned(campaign.campaignType, elements.pinned(campaign));
    if (signatures(campaign) < type.signatures()) {
      throw new BatonException(
          CampaignError.CAMPAIGN_SIGNATURES_MISSING,
          "the type asks for %d signatures, the life cycle %s for fewer"
              .formatted(type.signatures(), campaign.lifeCycle));
    }
    if (type.headOffice() && !last.branchPath().equals(HEAD_OFFICE)) {
      throw new BatonException(
          CampaignError.CAMPAIGN_HEAD_OFFICE_SIGNS, "the last signature is head office's");
    }
  }

  private long signatures(Campaign campaign) {
    return jdbc.sql(
            "SELECT count(DISTINCT approver) FROM campaign_approval"
                + " WHERE campaign_id = ? AND manifest_hash = ?")
        .param(campaign.number())
        .param(campaign.manifestHash)
        .query(Long.class)
        .single();
  }
}
