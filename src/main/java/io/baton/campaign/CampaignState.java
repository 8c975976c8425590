package io.baton.campaign;

/** Where a campaign stands; the order is the order of its life. */
public enum CampaignState {
  DRAFT,
  IN_APPROVAL,
  APPROVED,
  LIVE,
  FINISHED,
  STOPPED
}
