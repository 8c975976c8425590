create table access_branch (
  code   text primary key check (code ~ '^[A-Za-z0-9_-]{1,32}$'),
  name   text not null,
  parent text references access_branch (code),
  path   text not null unique
);
insert into access_branch (code, name, parent, path) values ('0000', '总行 Head office', null, '/');

create table access_user (
  id            bigint generated always as identity primary key,
  name          text not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  display_name  text not null,
  password      text not null,
  -- Sessions remember it: a new password ends those begun with the old one.
  password_version int not null default 1,
  roles         text[] not null check (cardinality(roles) > 0),
  branch        text not null references access_branch (code),
  locked        boolean not null default false,
  created_at    timestamptz not null default now()
);

-- One row per name somebody tried, known or not, so that a lock-out does not tell which names exist.
create table access_attempt (
  name     text primary key,
  attempts int not null,
  last_at  timestamptz not null
);

create table access_bootstrap (
  only_one   boolean primary key default true check (only_one),
  token_hash bytea not null
);

-- Which key files belong to this database: a missing or foreign file is noticed before it is used.
create table access_data_key (
  name        text not null,
  fingerprint text not null,
  primary key (name, fingerprint)
);

create table access_audit (
  seq     bigint primary key,
  at      timestamptz not null,
  actor   text not null,
  action  text not null,
  subject text not null,
  details text not null,
  mac     bytea not null
);
create index access_audit_subject on access_audit (subject, seq);

-- The end of the chain, sealed itself: a chain alone cannot tell that its tail is missing.
create table access_audit_head (
  only_one boolean primary key default true check (only_one),
  seq      bigint not null,
  mac      bytea not null,
  seal     bytea not null
);

-- The tables of spring-session-jdbc under our own names.
create table access_session (
  primary_id            char(36) primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index access_session_expiry on access_session (expiry_time);
create index access_session_principal on access_session (principal_name);

create table access_session_attributes (
  session_primary_id char(36) not null references access_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
