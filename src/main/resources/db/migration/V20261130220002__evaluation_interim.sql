-- The effect at a point of a journey, as the report computed it then; at most one row an hour for each element.
CREATE TABLE evaluation_interim (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_id bigint NOT NULL,
  element_id text NOT NULL,
  hour bigint NOT NULL,
  at timestamptz NOT NULL,
  treated bigint NOT NULL,
  treated_converted bigint NOT NULL,
  control bigint NOT NULL,
  control_converted bigint NOT NULL,
  UNIQUE (campaign_id, element_id, hour)
);
