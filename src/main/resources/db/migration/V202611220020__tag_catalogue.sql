create table tag_tag (
  id          bigint generated always as identity primary key,
  code        text not null unique,
  name_zh     text not null,
  name_en     text not null,
  type        text not null,
  scale       int not null,
  -- null where the values come from elsewhere than a column of an imported source
  source      text,
  column_name text,
  known       bigint not null default 0,
  -- counts the computations: tells which of two columns in memory is the newer one
  version     int not null default 0,
  computed_at timestamptz not null default now()
);
create index tag_tag_source on tag_tag (source);

create table tag_column (
  tag_id bigint not null references tag_tag (id) on delete cascade,
  part   int not null,
  bytes  bytea not null,
  primary key (tag_id, part)
);
alter table tag_column alter column bytes set storage external;
