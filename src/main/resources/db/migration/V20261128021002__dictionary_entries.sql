-- What codes are called: event codes, products, merchants. Made for 140 million entries, so every
-- question has an index that gives its answer in order, and nothing else can be asked.
CREATE TABLE dictionary_dictionary (
  id         integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code       text        NOT NULL UNIQUE,
  subject    text        NOT NULL,
  name_zh    text        NOT NULL,
  name_en    text        NOT NULL,
  entries    bigint      NOT NULL DEFAULT 0,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE dictionary_entry (
  dictionary integer NOT NULL REFERENCES dictionary_dictionary ON DELETE CASCADE,
  code       text    COLLATE "C" NOT NULL,
  name_zh    text    COLLATE "C" NOT NULL,
  name_en    text    COLLATE "C",
  PRIMARY KEY (dictionary, code)
);
-- In the collation "C" text is compared byte by byte, as text_pattern_ops does: a prefix is a range.
CREATE INDEX dictionary_entry_name_zh ON dictionary_entry (dictionary, lower(name_zh), code);
CREATE INDEX dictionary_entry_name_en ON dictionary_entry (dictionary, lower(name_en), code)
  WHERE name_en IS NOT NULL;
