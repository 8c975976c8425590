-- Who let customers of a journey go on, or did not: one row for each set that waited for a person's word.
CREATE TABLE campaign_release (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_id bigint NOT NULL,
  element_id text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('RELEASED', 'REFUSED', 'LAPSED')),
  customers bigint NOT NULL,
  cohort_id bigint NOT NULL,
  -- Nobody where the time was up.
  by_name text CHECK ((by_name IS NULL) = (outcome = 'LAPSED')),
  comment text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX campaign_release_campaign ON campaign_release (campaign_id, id);
