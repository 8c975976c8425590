-- What holds a channel back ('*': every channel) and why; a channel may have several reasons.
create table touch_hold (
  channel text not null,
  reason  text not null check (reason in ('PAUSED', 'STOPPED', 'RESTORED')),
  note    text not null default '',
  actor   text not null,
  since   timestamptz not null default clock_timestamp(),
  primary key (channel, reason)
);
insert into touch_hold (channel, reason, actor, since)
select '*', 'PAUSED', 'system', since from touch_pause where run_id = 0;
delete from touch_pause where run_id = 0;

-- A channel whose peer does not answer. No row: sending. Kept here so that all nodes try once, not each.
create table touch_breaker (
  channel    text primary key,
  opened_at  timestamptz not null default clock_timestamp(),
  open_until timestamptz not null,
  tries      int not null default 0,
  reason     text not null
);

-- The most messages a second; those a minute and a day are the contact policy's. The row is also the lock under which
-- all lanes of all nodes take their turns.
create table touch_pace (
  channel    text primary key,
  per_second int check (per_second between 1 and 1000000)
);

-- Messages of a day of the bank that left or may have left; kept where the channel has a limit a day.
create table touch_day_use (
  channel  text not null,
  day      date not null,
  messages bigint not null,
  primary key (channel, day)
);

-- The attempts are also what pacing counts: how many messages may have left in any window of time.
alter table touch_attempt add column channel text, add column day date;
update touch_attempt a set channel = b.channel from touch_batch b where b.id = a.batch_id;
alter table touch_attempt alter column channel set not null;
create index touch_attempt_recent on touch_attempt (channel, closed_at);

create table touch_priority (
  campaign_code text primary key,
  priority      smallint not null check (priority between 0 and 9)
);

-- What goes first on a channel: service messages (100) before marketing (0), each plus the campaign's priority.
alter table touch_batch add column urgency smallint not null default 0;
update touch_batch b set urgency = 100 from touch_step s where s.id = b.step_id and s.purpose <> 'MARKETING';
drop index touch_batch_open;
create index touch_batch_open on touch_batch (channel, urgency desc, due, id) where not done;

-- Which database this is, and what each node's data directory remembers of it. A copy that begins to send again what
-- the original has sent shows by a difference.
create table touch_incarnation (
  one               boolean primary key default true check (one),
  system_identifier bigint not null,
  database_oid      bigint not null,
  timeline          int not null,
  beat              bigint not null default 0
);

create table touch_witness (
  node  uuid primary key,
  inode bigint
);

create function touch_timeline() returns int language sql volatile as
$$ select ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int $$;

-- False from the moment a copy of the database is used until a dispatcher has noticed and held everything.
create function touch_same_database() returns boolean language sql volatile as
$$ select not exists (
     select from touch_incarnation i
     where i.database_oid <> (select oid::bigint from pg_database where datname = current_database())
        or i.system_identifier <> (select system_identifier from pg_control_system())
        or i.timeline <> touch_timeline()) $$;
