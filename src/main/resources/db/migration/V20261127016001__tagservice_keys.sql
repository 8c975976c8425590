-- Keys of other systems. Of the secret only its hash is kept; the prefix finds the row.
create table tagservice_key (
  id         bigint generated always as identity primary key,
  prefix     text not null unique check (prefix ~ '^[a-z2-7]{10}$'),
  hash       bytea not null check (length(hash) = 32),
  name       text not null check (name <> ''),
  branch     text not null,
  fields     text[] not null,
  segments   text[] not null,
  per_second int not null check (per_second between 1 and 100000),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  created_at timestamptz not null,
  created_by text not null
);

-- Who was read by whom: one row for each key, set of fields and short span of time.
create table tagservice_read (
  id        bigint generated always as identity primary key,
  key_id    bigint not null references tagservice_key (id),
  from_at   timestamptz not null,
  until_at  timestamptz not null,
  what      text[] not null,
  reads     bigint not null check (reads > 0),
  customers int not null,
  members   bytea not null
);

create index tagservice_read_key on tagservice_read (key_id, until_at);
