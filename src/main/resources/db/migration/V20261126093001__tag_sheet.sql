-- The data sheet of a tag and where it stands in its life. A tag without a row is a draft about
-- which nothing is written down yet.
create table tag_sheet (
  tag_id             bigint primary key references tag_tag (id) on delete cascade,
  state              text not null check (state in ('DRAFT', 'REVIEW', 'ONLINE', 'SUSPENDED', 'RETIRED')),
  theme              text check (theme in ('NATURE', 'ASSETS', 'LIABILITIES', 'RISK', 'TRANSACTIONS', 'BEHAVIOUR', 'VALUE')),
  class              text check (class in ('POPULATION', 'BEHAVIOUR', 'TRANSACTION', 'CONSUMPTION', 'MARKETING')),
  kind               text check (kind in ('RULE', 'STATISTIC', 'EVENT_WINDOW', 'MODEL_SCORE', 'MANUAL_LIST')),
  predicted          boolean not null default false,
  model_version      text,
  probability        numeric(5, 4) check (probability between 0 and 1),
  unit               text,
  definition         text,
  source_columns     text[] not null default '{}',
  business_contact   text,
  developer_contact  text,
  fresh_within_hours int check (fresh_within_hours > 0),
  submitted_by       text,
  -- counts the changes of sheet and state
  version            int not null
);

-- Every change: what the sheet was afterwards.
create table tag_sheet_change (
  tag_id  bigint not null references tag_tag (id) on delete cascade,
  version int not null,
  at      timestamptz not null,
  actor   text not null,
  action  text not null,
  state   text not null,
  sheet   text not null,
  primary key (tag_id, version)
);

-- Tags of imported files are described by where they come from.
insert into tag_sheet (tag_id, state, theme, class, kind, definition, source_columns, business_contact,
  developer_contact, fresh_within_hours, version)
select id, 'ONLINE', 'NATURE', 'POPULATION', 'MANUAL_LIST',
  'column ' || column_name || ' of the imported file ' || source, array[source || '.' || column_name],
  'system', 'system', 24, 1
from tag_tag where source is not null and column_name is not null;
