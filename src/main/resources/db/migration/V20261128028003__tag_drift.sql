-- How the values of a tag were spread after a run, in the bins of the first run of its definition.
create table tag_profile (
  tag_code   text not null,
  run_id     bigint not null,
  as_of      date not null,
  definition text not null,
  everyone   bigint not null,
  -- edges of numbers and days, or the values themselves
  bins       jsonb not null,
  counts     bigint[] not null,
  psi        double precision,
  predicted  bigint,
  came_true  bigint,
  at         timestamptz not null default clock_timestamp(),
  primary key (tag_code, run_id)
);
create index tag_profile_at on tag_profile (at);

-- What somebody has to look at; one open at a time for a tag and kind.
create table tag_finding (
  id        bigint generated always as identity primary key,
  tag_code  text not null,
  kind      text not null check (kind in ('DRIFT')),
  run_id    bigint not null,
  value     double precision not null,
  threshold double precision not null,
  owner     text,
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  closed_by text,
  note      text
);
create unique index tag_finding_open on tag_finding (tag_code, kind) where closed_at is null;
