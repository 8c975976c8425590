-- What a value has to be, by hand and on import.
create table standard_rule (
  code       text primary key,
  name_zh    text not null,
  name_en    text not null,
  message_zh text not null,
  message_en text not null,
  kind       text not null,
  min_value  text,
  max_value  text,
  reference  text,
  pattern    text,
  version    integer not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp()
);

create table standard_column_rule (
  source      text not null,
  column_name text not null,
  rule        text not null references standard_rule
);
create unique index standard_column_rule_place
  on standard_column_rule (lower(source), column_name, rule);

-- Tags whose values people enter; the revision counts the states of the values.
create table standard_manual_tag (
  tag      text primary key,
  review   boolean not null,
  revision bigint not null default 0
);

create table standard_manual_rule (
  tag      text not null references standard_manual_tag on delete cascade,
  position integer not null,
  rule     text not null references standard_rule,
  primary key (tag, rule)
);

-- What was entered at once. Nobody reviews what they have entered: not even the table lets them.
create table standard_batch (
  id          bigint generated always as identity primary key,
  tag         text not null references standard_manual_tag,
  state       text not null,
  entries     integer not null,
  scope       text not null,
  entered_by  text not null,
  entered_at  timestamptz not null default clock_timestamp(),
  reviewed_by text,
  reviewed_at timestamptz,
  note        text,
  constraint standard_batch_four_eyes check (reviewed_by <> entered_by),
  constraint standard_batch_reviewed
    check ((state in ('ACCEPTED', 'RETURNED')) = (reviewed_by is not null))
);
create index standard_batch_waiting on standard_batch (id) where state = 'WAITING';
create index standard_batch_tag on standard_batch (tag, id);

create table standard_entry (
  batch    bigint not null references standard_batch on delete cascade,
  customer integer not null,
  value    text,
  primary key (batch, customer)
);

-- The values that count; null where the value was taken away.
create table standard_manual_value (
  tag      text not null references standard_manual_tag,
  customer integer not null,
  value    text,
  batch    bigint not null,
  at       timestamptz not null default clock_timestamp(),
  primary key (tag, customer)
);
