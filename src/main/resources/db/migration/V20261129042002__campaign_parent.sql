-- The campaign that this one was copied from, to be compared with it.
ALTER TABLE campaign_campaign ADD COLUMN parent_id bigint;
CREATE INDEX campaign_campaign_parent ON campaign_campaign (parent_id) WHERE parent_id IS NOT NULL;
