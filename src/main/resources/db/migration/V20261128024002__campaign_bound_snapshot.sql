-- A campaign made to deliver a segment runs on the snapshot that was taken then.
alter table campaign_campaign add column bound_snapshot bigint;
