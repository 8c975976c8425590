-- Who is on a list: acts that are never changed, each over a set. A later REMOVE ends every ADD before it.
create table policy_list_act (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  list       text not null,
  kind       text not null check (kind in ('ADD', 'REMOVE')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  reason     text not null,
  actor      text not null,
  customers  int not null,
  members    bytea not null
);

-- Customers known to live in a zone other than the bank's.
create table policy_zone (
  zone    text primary key,
  members bytea not null
);

-- Channel '*': every channel without hours of its own.
create table policy_quiet_hours (
  channel text primary key,
  begins  time not null,
  ends    time not null
);

create table policy_holiday (
  day  date primary key,
  name text not null
);

-- Branch '*': the channel as a whole.
create table policy_capacity (
  channel    text not null,
  branch     text not null,
  per_minute int check (per_minute > 0),
  per_day    int check (per_day >= 0),
  primary key (channel, branch)
);

-- Messages reserved, by the minute they are due.
create table policy_capacity_use (
  channel text not null,
  branch  text not null,
  minute  timestamptz not null,
  used    int not null,
  primary key (channel, branch, minute)
);
