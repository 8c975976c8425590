-- How a tag is computed. The tag itself is in tag_tag.
create table tag_definition (
  tag_code   text primary key,
  definition jsonb not null,
  tag_class  text not null check (tag_class in ('DEMOGRAPHIC', 'BEHAVIOUR', 'TRANSACTION', 'CONSUMPTION', 'MARKETING')),
  family     text,
  defined_by text not null,
  defined_at timestamptz not null default clock_timestamp()
);

create table tag_run (
  id          bigint generated always as identity primary key,
  as_of       date not null,
  state       text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  cancelling  boolean not null default false,
  total       int not null,
  done        int not null default 0,
  failed      int not null default 0,
  -- The node that has it, and until when it may be silent; a run whose node is silent is taken over.
  node        uuid,
  lease_until timestamptz,
  started_by  text not null,
  started_at  timestamptz not null default clock_timestamp(),
  finished_at timestamptz
);

create table tag_run_tag (
  run_id   bigint not null references tag_run (id) on delete cascade,
  tag_code text not null,
  position int not null,
  state    text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'FAILED')),
  known    bigint,
  hash     text,
  millis   bigint,
  problem  text,
  primary key (run_id, tag_code)
);
-- One run at a time for a tag, on every node: a key, not a check.
create table tag_run_lock (
  tag_code text primary key,
  run_id   bigint not null references tag_run (id) on delete cascade
);
