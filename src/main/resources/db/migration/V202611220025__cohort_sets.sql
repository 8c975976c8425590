-- A stored set of customers. It is written once and never changed; a token of a process carries its id.
create table cohort_cohort (
  id         bigint generated always as identity primary key,
  size       bigint not null check (size >= 0),
  hash       text not null,
  created_at timestamptz not null default now()
);

-- The members, one row per block of 65,536 ids that has any, as a Roaring bitmap.
create table cohort_chunk (
  cohort_id bigint not null references cohort_cohort on delete cascade,
  block     int not null,
  bytes     bytea not null,
  primary key (cohort_id, block)
);

-- The bitmaps are compact already: keep them out of line and do not spend time on compressing them.
alter table cohort_chunk alter column bytes set storage external;
