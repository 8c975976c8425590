-- Tags that events compute as they come in. The tag itself is in tag_tag.
create table window_tag (
  tag_code   text primary key,
  -- Names one definition's state on every node and in Kafka; a new definition is a new one.
  generation bigint not null unique,
  definition text not null,
  -- How its values are kept: decided by the event type's schema when it was defined.
  type       text not null,
  scale      int not null,
  words      text[] not null default '{}',
  active     boolean not null default true,
  defined_by text not null,
  since      timestamptz not null
);

-- What accepted events mean to these tags, on its way to Kafka: a row for each batch of the intake.
create table window_entries (
  id      bigint generated always as identity primary key,
  entries bytea not null
);
alter table window_entries alter column entries set storage external;
