-- A trigger that only counts, for a draft: nobody comes in, nothing is sent.
CREATE TABLE campaign_trial (
  campaign_id bigint PRIMARY KEY,
  plan text NOT NULL,
  segment text,
  started_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  events bigint NOT NULL DEFAULT 0,
  matched bigint NOT NULL DEFAULT 0
);
CREATE TABLE campaign_trial_customer (
  campaign_id bigint NOT NULL REFERENCES campaign_trial ON DELETE CASCADE,
  customer int NOT NULL,
  PRIMARY KEY (campaign_id, customer)
);

-- What triggers did, in slots of five seconds, kept for two hours; each node has rows of its own, so
-- that none waits for another. late: how many entries were planned within 100 ms, 250 ms, 500 ms,
-- 1 s, 2 s, 5 s of their event, and later. Campaign 0 is the intake as a whole.
CREATE TABLE campaign_pulse (
  campaign_id bigint NOT NULL,
  slot timestamptz NOT NULL,
  node uuid NOT NULL,
  events bigint NOT NULL,
  matched bigint NOT NULL,
  entered bigint NOT NULL,
  late bigint[] NOT NULL,
  PRIMARY KEY (campaign_id, slot, node)
);
CREATE INDEX campaign_pulse_slot ON campaign_pulse (slot);
