-- A segment is of a kind, and its definition is what that kind reads; a rule was the only one.
alter table segment_segment add column kind text not null default 'RULE';
alter table segment_segment rename column rule to definition;
alter table segment_segment alter column definition type jsonb using definition::jsonb;
alter table segment_segment alter column kind drop default;

alter table segment_version add column kind text not null default 'RULE';
alter table segment_version rename column rule to definition;
alter table segment_version alter column definition type jsonb using definition::jsonb;
alter table segment_version alter column kind drop default;

-- Who is made of whom, and which tags are compared, is looked up in the definitions.
create index segment_segment_definition on segment_segment using gin (definition jsonb_path_ops);

create table segment_list (
  id          bigint generated always as identity primary key,
  -- what the file was called, for people
  file        text not null,
  appended_to bigint references segment_list (id),
  lines       bigint not null,
  customers   bigint not null,
  duplicates  bigint not null,
  unknown     bigint not null,
  malformed   bigint not null,
  cohort_id   bigint not null,
  scope       text not null,
  actor       text not null,
  at          timestamptz not null
);

-- The first lines that named nobody; of a malformed one, who knows what it holds, only the number.
create table segment_list_line (
  list_id bigint not null references segment_list (id),
  line    bigint not null,
  reason  text not null check (reason in ('UNKNOWN', 'MALFORMED')),
  key     text not null,
  primary key (list_id, line)
);

-- What changed since the snapshot before, and the refresh every day at that time of the bank's day.
alter table segment_snapshot add column joined bigint;
alter table segment_snapshot add column departed bigint;
alter table segment_segment add column refresh_at time;
alter table segment_segment add column refreshed_on date;
create index segment_segment_refresh on segment_segment (refresh_at) where refresh_at is not null;

-- A retired segment keeps its snapshots, and cannot be used any more.
alter table segment_segment add column retired_at timestamptz;
