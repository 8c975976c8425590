-- Materials, talk tracks, communications, responses, success criteria, products and benefits.
create table element_element (
  key        text primary key,
  kind       text not null,
  owner      text not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  retired_by text
);

create table element_version (
  key          text not null references element_element (key),
  number       int not null check (number > 0),
  content      text not null,
  hash         text not null,
  state        text not null check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'WITHDRAWN')),
  author       text not null,
  saved_at     timestamptz not null,
  submitted_by text,
  submitted_at timestamptz,
  decided_by   text,
  decided_at   timestamptz,
  note         text not null default '',
  primary key (key, number)
);

-- What was approved is what campaigns pinned: only the state of a version moves.
create function element_version_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'the content of a version never changes' using errcode = 'integrity_constraint_violation';
end $$;
create trigger element_version_content before update of key, number, content, hash, author on element_version
  for each row execute function element_version_is_immutable();

alter table campaign_campaign add column elements text not null default '[]';
