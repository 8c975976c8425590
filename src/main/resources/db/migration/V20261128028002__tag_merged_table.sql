-- Rows of several sources under each other, as one table to compute tags from.
create table tag_merged_table (
  code       text primary key,
  name       text not null,
  sources    text[] not null check (cardinality(sources) between 2 and 20),
  defined_by text not null,
  defined_at timestamptz not null default clock_timestamp()
);
