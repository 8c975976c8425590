-- How far somebody has read what others did to campaigns that concern this person.
CREATE TABLE campaign_news_seen (
  person_id bigint PRIMARY KEY,
  remark_id bigint NOT NULL
);
CREATE INDEX campaign_remark_by ON campaign_remark (by_name, campaign_id);
