create table content_template (
  key        text primary key,
  channel    text not null,
  language   text not null,
  created_at timestamptz not null default clock_timestamp()
);

-- Versions are never changed or deleted: what was sent can be rendered again for ever.
create table content_template_version (
  key      text not null references content_template (key),
  version  int not null check (version > 0),
  purpose  text not null check (purpose in ('MARKETING', 'SERVICE')),
  subject  text,
  body     text not null,
  hash     text not null,
  fields   text[] not null,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (key, version)
);
