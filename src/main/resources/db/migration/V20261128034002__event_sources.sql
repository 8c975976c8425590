-- Systems that report events in their own words, and how these become ours.
CREATE TABLE event_source (
  code       text        PRIMARY KEY,
  name_zh    text        NOT NULL,
  name_en    text        NOT NULL,
  owner      text        NOT NULL,
  way        text        NOT NULL CHECK (way IN ('KAFKA', 'HTTP', 'FILE')),
  topic      text        UNIQUE,
  mapping    text        NOT NULL,
  undeclared text        NOT NULL CHECK (undeclared IN ('ACCEPT', 'REFUSE')),
  state      text        NOT NULL CHECK (state IN ('DRAFT', 'ACTIVE', 'PAUSED')),
  key_hash   bytea,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_by text        NOT NULL,
  CHECK ((way = 'KAFKA') = (topic IS NOT NULL))
);

-- By whose mapping a dead letter has to be read again; null where it is in our own words.
ALTER TABLE event_dead_letter ADD COLUMN feed text;
