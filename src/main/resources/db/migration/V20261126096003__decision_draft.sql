-- The one change of a table that somebody works on. It takes effect as a version once somebody else
-- has approved exactly these bytes.
create table decision_draft (
  key        text primary key,
  hash       text not null,
  xml        bytea not null,
  author     text not null,
  changed_at timestamptz not null
);

-- Who approved a version; starter tables come without.
create table decision_approval (
  key         text not null,
  version     int not null,
  approver    text not null,
  approved_at timestamptz not null,
  primary key (key, version),
  foreign key (key, version) references decision_version
);
