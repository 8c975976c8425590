package io.baton.campaign;

/** What brings customers into a campaign. */
enum CampaignStart {
  /** An audience, all at once. */
  BATCH,
  /** Events, as they happen. */
  EVENT
}
