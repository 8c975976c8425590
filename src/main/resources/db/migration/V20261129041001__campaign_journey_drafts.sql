-- What is being drawn: one draft of a journey, of whoever saved it last. It may be incomplete; a version never is.
CREATE TABLE campaign_journey_draft (
  key text PRIMARY KEY,
  name text NOT NULL,
  xml text NOT NULL,
  author text NOT NULL,
  based_on int,
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL
);
