-- One row per 32,768 customers: whoever reads and writes their masks holds its lock.
create table policy_chunk (
  chunk int primary key
);

-- How often each customer of a chunk was contacted on a day, as bits: bit i of level k is bit k of
-- the count of customer (chunk * 32768 + i).
create table policy_day_mask (
  chunk   int not null,
  day     date not null,
  channel text not null,
  level   smallint not null,
  mask    bytea not null,
  primary key (chunk, day, channel, level)
);

-- A mask has 4 KB and fits a page: never moved to a table of its own.
alter table policy_day_mask alter column mask set storage main;
