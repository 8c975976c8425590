-- A decision table as it was saved, byte for byte. Versions are added, never changed.
create table decision_version (
  key        text not null,
  version    int not null check (version > 0),
  name       text not null,
  hash       text not null,
  xml        bytea not null,
  created_at timestamptz not null,
  actor      text not null,
  primary key (key, version)
);

-- The version that a campaign was approved with; without a row a campaign uses the latest one.
create table decision_binding (
  campaign_id bigint not null,
  key         text not null,
  version     int not null,
  primary key (campaign_id, key),
  foreign key (key, version) references decision_version
);

-- Whom which row of a table hit, on the way of one process instance. Rule 0 with empty outputs: no
-- row hit them. Outputs: {"channel": {"type": "ENUM", "scale": 0, "value": "SMS"}, …}.
create table decision_outcome (
  id               bigint generated always as identity primary key,
  process_instance text not null,
  campaign_id      bigint not null,
  element_id       text not null,
  step             bigint not null,
  chunk            int not null,
  decision         text not null,
  version          int not null,
  rule             int not null,
  outputs          jsonb not null,
  cohort_id        bigint not null,
  decided_at       timestamptz not null
);

create index decision_outcome_of_instance on decision_outcome (process_instance, id);

-- Facts that came with a cohort, such as the fields of the event that started its process.
create table decision_fact (
  process_instance text not null,
  code             text not null,
  type             text not null,
  scale            int not null,
  bytes            bytea not null,
  primary key (process_instance, code)
);
