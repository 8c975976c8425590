-- The filters of a list under a name, for the one person who saved them.
create table view_saved (
  id         bigint generated always as identity primary key,
  person     bigint not null,
  list       text not null,
  name       text not null,
  query      text not null,
  saved_at   timestamptz not null,
  unique (person, list, name)
);
