-- One row per campaign and customer: the earliest response inside the campaign's window.
CREATE TABLE response_conversion (
  campaign_id  bigint      NOT NULL,
  customer     integer     NOT NULL,
  control      boolean     NOT NULL,
  first_at     timestamptz NOT NULL,
  event_source text        NOT NULL,
  event_id     text        NOT NULL,
  PRIMARY KEY (campaign_id, customer)
);
