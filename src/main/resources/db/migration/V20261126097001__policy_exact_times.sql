-- Windows are exact to the microsecond from here on: days are days of UTC, counters are named, and
-- beside the counts stand the times. Places taken by the first, whole-day form are forgotten.
truncate policy_day_mask;
alter table policy_day_mask rename column channel to counter;

-- The times behind the counts: one row for all customers of a chunk who are contacted at the same
-- time by the same campaign. A batch of a million is 31 rows.
create table policy_slot (
  chunk    int not null,
  at       timestamptz not null,
  id       bigint generated always as identity,
  channel  text not null,
  purpose  text not null,
  product  text,
  campaign bigint not null,
  members  bytea not null,
  primary key (chunk, at, id)
);
