-- Codes by which the whole bank says the same thing.
create table standard_standard (
  code       text primary key,
  name_zh    text not null,
  name_en    text not null,
  version    integer not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp()
);

create table standard_value (
  standard text not null references standard_standard on delete cascade,
  code     text not null,
  position integer not null,
  name_zh  text not null,
  name_en  text not null,
  primary key (standard, code)
);

create table standard_version (
  standard   text not null references standard_standard on delete cascade,
  version    integer not null,
  name_zh    text not null,
  name_en    text not null,
  codes      text not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (standard, version)
);

-- A column of a source whose values are translated as they come in.
create table standard_column (
  id          bigint generated always as identity primary key,
  source      text not null,
  column_name text not null,
  standard    text not null references standard_standard,
  changed_by  text not null,
  changed_at  timestamptz not null default clock_timestamp()
);
create unique index standard_column_place on standard_column (lower(source), column_name);

create table standard_mapping (
  column_id bigint not null references standard_column on delete cascade,
  raw       text not null,
  code      text not null,
  primary key (column_id, raw)
);

-- What came in without a mapping, and in how many rows.
create table standard_unmapped (
  column_id bigint not null references standard_column on delete cascade,
  raw       text not null,
  rows      bigint not null,
  seen_at   timestamptz not null default clock_timestamp(),
  primary key (column_id, raw)
);
