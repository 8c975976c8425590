-- Each entry of a customer into an event-triggered campaign, by the moment of the micro-cohort that
-- brought them in. Says who may come in again, and whose responses count, without looking at the
-- hundreds of thousands of micro-cohorts themselves.
CREATE TABLE campaign_entry (
  campaign_id bigint NOT NULL,
  customer int NOT NULL,
  at timestamptz NOT NULL,
  window_ends timestamptz NOT NULL,
  control boolean NOT NULL,
  PRIMARY KEY (campaign_id, customer, at)
);
CREATE INDEX campaign_entry_customer ON campaign_entry (customer);

-- The trigger as it was signed: condition, re-entry, active period, event to leave on.
ALTER TABLE campaign_trigger ADD COLUMN plan text;
