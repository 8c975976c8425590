-- How a base is divided into groups, and for whom.
create table grouping_grouping (
  id             bigint generated always as identity primary key,
  code           text not null unique,
  name           text not null,
  method         text not null,
  -- code of a segment; null for all customers of the branch
  base           text,
  settings       jsonb not null,
  -- A new division that moves a larger share than this waits for a second person; null for never.
  approval_above numeric(5, 4) check (approval_above between 0 and 1),
  -- Learned anew every so many days at that time of the bank's day.
  repeat_days    int check (repeat_days between 1 and 366),
  repeat_at      time,
  repeated_on    date,
  version        int not null,
  scope          text not null,
  owner          text not null,
  -- who has settled the settings last
  author         text not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  retired_at     timestamptz,
  segments_made  int not null default 0,
  check ((repeat_days is null) = (repeat_at is null))
);
create sequence grouping_code;
create index grouping_grouping_base on grouping_grouping (base) where retired_at is null;
create index grouping_grouping_settings on grouping_grouping using gin (settings jsonb_path_ops);

create table grouping_run (
  id             bigint generated always as identity primary key,
  grouping_id    bigint not null references grouping_grouping (id),
  -- what was asked, as it stood when the run was started
  base           text,
  settings       jsonb not null,
  approval_above numeric(5, 4),
  author         text not null,
  state          text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  cancelling     boolean not null default false,
  stage          text,
  done           bigint not null default 0,
  total          bigint not null default 0,
  -- The node that has it, and until when it may be silent; a run whose node is silent is taken over.
  node           uuid,
  lease_until    timestamptz,
  started_by     text not null,
  started_at     timestamptz not null default shared_now(),
  finished_at    timestamptz,
  problem_code   text,
  problem        text,
  findings       jsonb,
  -- what became of the division; null while there is none
  standing       text check (standing in ('OPEN', 'AWAITING', 'IN_EFFECT', 'REPLACED', 'REFUSED', 'DISCARDED')),
  -- the how-manieth division in effect
  division       int,
  as_of          timestamptz,
  base_size      bigint,
  base_hash      text,
  -- over the groups: what is approved is what was shown
  hash           text,
  summary        jsonb,
  moves          jsonb,
  asked_by       text,
  decided_by     text,
  decided_at     timestamptz,
  comment        text
);
create index grouping_run_grouping on grouping_run (grouping_id, id desc);
-- One run at a time for a grouping, and one division in effect, on every node: keys, not checks.
create unique index grouping_run_under_way on grouping_run (grouping_id) where state in ('WAITING', 'RUNNING');
create unique index grouping_run_in_effect on grouping_run (grouping_id) where standing = 'IN_EFFECT';

-- A group never changes.
create table grouping_group (
  id        bigint generated always as identity primary key,
  run_id    bigint not null references grouping_run (id),
  number    int not null,
  key       text not null,
  name_zh   text not null,
  name_en   text not null,
  cohort_id bigint not null,
  size      bigint not null,
  hash      text not null,
  detail    jsonb not null,
  unique (run_id, number),
  unique (run_id, key)
);

-- The segment that a group is saved as; a later division gives it a new version.
create table grouping_segment (
  grouping_id bigint not null references grouping_grouping (id),
  key         text not null,
  segment     text not null unique,
  primary key (grouping_id, key)
);
