-- Where rows may come from besides files. What is secret is in the settings; here is only its name.
create table source_connection (
  code          text primary key check (code ~ '^[A-Za-z][A-Za-z0-9_-]{0,39}$'),
  name          text not null,
  kind          text not null check (kind in ('POSTGRESQL', 'KAFKA')),
  host          text not null,
  port          int not null check (port between 1 and 65535),
  database      text,
  credentials   text,
  registered_by text not null,
  registered_at timestamptz not null default clock_timestamp()
);

alter table source_upload alter column delimiter drop not null, alter column encoding drop not null;
alter table source_upload add column origin text not null default '{"kind":"CSV"}';

alter table source_import add column kind text not null default 'CSV';

-- What another import of the same needs: where the rows are and what becomes of their columns.
alter table source_source
  add column kind text not null default 'CSV' check (kind in ('CSV', 'PARQUET', 'JDBC', 'KAFKA')),
  add column origin text not null default '{"kind":"CSV"}',
  add column mapping text,
  add column every_minutes int check (every_minutes between 5 and 525600),
  add column refreshed_by text,
  add column refresh_tried_at timestamptz;

-- The columns of each version, in the words of the place they come from.
create table source_structure (
  code        text not null,
  version     int not null,
  position    int not null,
  name        text not null,
  physical    text not null,
  type        text not null,
  scale       int not null,
  imported_at timestamptz not null default now(),
  primary key (code, version, position)
);

-- How far a topic was read into a source; moves in the transaction that publishes the rows.
create table source_offset (
  code        text not null,
  topic_id    text not null,
  partition   int not null,
  next_offset bigint not null,
  -- of origin and mapping: other columns mean reading from the beginning
  fingerprint text not null,
  primary key (code, partition)
);
