-- Key of the campaign's type; the version is pinned in the manifest. Null for those planned without one.
alter table campaign_campaign add column campaign_type text;
-- Key of the template it was planned from.
alter table campaign_campaign add column template text;
