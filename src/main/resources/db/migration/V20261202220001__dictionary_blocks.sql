-- Large dictionaries: entries in blocks of sorted lines, compressed, some 60 to 150 of them to a row.
-- Three orderings: 0 whole entries by code, 1 codes by Chinese name, 2 codes by English name.
-- What was loaded since the blocks were written is in dictionary_entry, and stands before them.
CREATE SEQUENCE dictionary_edition;
ALTER TABLE dictionary_dictionary ADD COLUMN edition bigint;

-- No foreign key: it would be asked a million times for each load, which is one transaction anyway.
CREATE TABLE dictionary_block (
  edition  bigint   NOT NULL,
  ordering smallint NOT NULL,
  -- Enough of the block's first line to be greater than the last one before it.
  first    bytea    NOT NULL,
  lines    bytea    NOT NULL,
  PRIMARY KEY (edition, ordering, first) WITH (fillfactor = 100)
) WITH (toast_tuple_target = 8160);
-- Compressed already, and small enough to stay in its row: one page is read for a block.
ALTER TABLE dictionary_block
  ALTER COLUMN first SET STORAGE PLAIN,
  ALTER COLUMN lines SET STORAGE EXTERNAL;

-- How far a load is, for whoever looks on; written beside its transaction.
CREATE TABLE dictionary_loading (
  dictionary text        PRIMARY KEY,
  stage      text        NOT NULL,
  done       bigint      NOT NULL,
  total      bigint,
  started_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
