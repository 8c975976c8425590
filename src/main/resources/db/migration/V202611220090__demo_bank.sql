-- The demo bank's own memory: how large it is, which steps of loading are done, and which ids its
-- customers got. The day is the one its year of events ends with.
CREATE TABLE demo_bank (
  only_one  boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
  customers integer     NOT NULL,
  today     date        NOT NULL
);

CREATE TABLE demo_step (
  step    text        PRIMARY KEY,
  done_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Customers first_number and following have the ids first_id and following.
CREATE TABLE demo_run (
  first_number integer PRIMARY KEY,
  first_id     integer NOT NULL,
  length       integer NOT NULL
);

-- Up to when the customers who convert anyway were reported, per assignment and run.
CREATE TABLE demo_organic (
  campaign_id    bigint      NOT NULL,
  assigned_from  timestamptz NOT NULL,
  first_number   integer     NOT NULL,
  reported_until timestamptz NOT NULL,
  PRIMARY KEY (campaign_id, assigned_from, first_number)
);
