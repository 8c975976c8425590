-- What was taken in: the identity of an event and when. Consumers keep what it said.
CREATE TABLE event_inbox (
  source      text        NOT NULL,
  id          text        NOT NULL,
  type        text        NOT NULL,
  customer    integer     NOT NULL,
  at          timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (source, id)
);
-- Rows arrive in time order, so a block range index is enough for the retention and costs nothing.
CREATE INDEX event_inbox_received ON event_inbox USING brin (received_at);

CREATE TABLE event_dead_letter (
  id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  origin  text        NOT NULL,
  reason  text        NOT NULL,
  detail  text        NOT NULL,
  size    integer     NOT NULL,
  payload bytea       NOT NULL
);

-- How far each partition was taken in, and by whom: see Offsets.
CREATE SEQUENCE event_owner_epoch;
CREATE TABLE event_offset (
  topic       text        NOT NULL,
  topic_id    text        NOT NULL,
  partition   integer     NOT NULL,
  next_offset bigint      NOT NULL,
  owner_epoch bigint      NOT NULL,
  moved_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (topic, partition)
);
