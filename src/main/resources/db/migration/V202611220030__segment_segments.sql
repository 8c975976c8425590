create sequence segment_code;

create table segment_segment (
  id          bigint generated always as identity primary key,
  code        text not null unique,
  name        text not null,
  description text not null,
  -- code of a source: only its customers are meant
  among       text,
  rule        text not null,
  version     int not null,
  -- path of the branch it was made for: no evaluation reaches beyond
  scope       text not null,
  owner       text not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);

create table segment_version (
  segment_id  bigint not null references segment_segment (id),
  version     int not null,
  name        text not null,
  description text not null,
  among       text,
  rule        text not null,
  at          timestamptz not null,
  actor       text not null,
  primary key (segment_id, version)
);

create table segment_snapshot (
  id         bigint generated always as identity primary key,
  segment_id bigint not null references segment_segment (id),
  version    int not null,
  cohort_id  bigint not null,
  hash       text not null,
  size       bigint not null,
  at         timestamptz not null
);
create index segment_snapshot_segment on segment_snapshot (segment_id, id);
