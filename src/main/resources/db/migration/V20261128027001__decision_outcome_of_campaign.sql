-- What was decided about one customer of a campaign is asked by campaign.
create index decision_outcome_of_campaign on decision_outcome (campaign_id, id);
