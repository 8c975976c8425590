-- What kinds of events there are and what they say. An event of a declared type has to fit the
-- current version; of a type nobody declared it is counted.
CREATE TABLE event_type (
  code             text        PRIMARY KEY,
  name_zh          text        NOT NULL,
  name_en          text        NOT NULL,
  owner            text        NOT NULL,
  source           text        NOT NULL,
  key_pointer      text        NOT NULL,
  time_pointer     text        NOT NULL,
  customer_pointer text        NOT NULL,
  key_event        boolean     NOT NULL,
  reaction         text,
  version          integer     NOT NULL,
  updated_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE event_type_version (
  type    text        NOT NULL REFERENCES event_type ON DELETE CASCADE,
  version integer     NOT NULL,
  schema  text        NOT NULL,
  sample  text        NOT NULL,
  note    text        NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  made_by text        NOT NULL,
  PRIMARY KEY (type, version)
);

-- One row: raised with every change, so that a node knows by one read whether it is up to date.
CREATE TABLE event_catalogue_stamp (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  stamp bigint  NOT NULL
);
INSERT INTO event_catalogue_stamp (stamp) VALUES (1);

-- What came by, added up every few seconds outside the intake's transactions: their rows would be
-- waited for by every batch.
CREATE TABLE event_seen (
  source   text        NOT NULL,
  type     text        NOT NULL,
  accepted bigint      NOT NULL,
  refused  bigint      NOT NULL,
  first_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (source, type)
);
CREATE TABLE event_property_seen (
  type     text        NOT NULL,
  property text        NOT NULL,
  events   bigint      NOT NULL,
  last_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (type, property)
);

-- Whose event it was and of which kind, where that could be read.
ALTER TABLE event_dead_letter ADD COLUMN source text, ADD COLUMN type text;
