-- How often an operator has let a topic's intake go on. A node that stands still looks whether this has changed.
CREATE TABLE event_restart (
  topic text PRIMARY KEY,
  times bigint NOT NULL DEFAULT 1,
  at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
