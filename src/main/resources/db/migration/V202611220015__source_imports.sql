-- A source is a file as it was last imported; its rows are in the warehouse, in a Parquet file of that version.
create table source_source (
  id          bigint generated always as identity primary key,
  code        text not null,
  name        text not null,
  key_column  text,
  version     int not null,
  rows        bigint not null,
  imported_at timestamptz not null
);
-- The code names a folder, and not every file system tells A from a.
create unique index source_source_code on source_source (lower(code));

create table source_column (
  source_id       bigint not null references source_source (id) on delete cascade,
  position        int not null,
  name            text not null,
  type            text not null,
  scale           int not null,
  nulls           bigint not null,
  distinct_values bigint not null,
  primary key (source_id, position)
);

-- A file that was looked at and waits for its mapping.
create table source_upload (
  id         uuid primary key,
  owner      bigint not null,
  delimiter  text not null,
  encoding   text not null,
  columns    text not null,
  rows       bigint not null,
  created_at timestamptz not null default now()
);

create table source_import (
  id          bigint generated always as identity primary key,
  code        text not null,
  name        text not null,
  mapping     text not null,
  state       text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  -- Set in the transaction that publishes: tells an import that lost its last step from one that changed nothing.
  published   boolean not null default false,
  expected    bigint not null,
  rows        bigint not null default 0,
  accepted    bigint not null default 0,
  rejected    bigint not null default 0,
  created     bigint not null default 0,
  changed     bigint not null default 0,
  unchanged   bigint not null default 0,
  removed     bigint not null default 0,
  addresses_left_out bigint not null default 0,
  problem_code text,
  problem     text,
  started_by  text not null,
  started_at  timestamptz not null default now(),
  finished_at timestamptz
);

create table source_rejection (
  import_id bigint not null references source_import (id) on delete cascade,
  number    int not null,
  line      bigint not null,
  position  int,
  name      text,
  code      text not null,
  reason    text not null,
  value     text,
  primary key (import_id, number)
);
