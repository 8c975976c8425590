-- When tags are computed by themselves: one row, for the whole bank.
create table tag_schedule (
  id         boolean primary key default true check (id),
  at         time not null,
  enabled    boolean not null,
  -- Nights due up to here are not made up for: nobody wanted them then.
  since      timestamptz not null default shared_now(),
  version    int not null default 0,
  changed_by text not null default 'system',
  changed_at timestamptz not null default shared_now()
);
insert into tag_schedule (at, enabled) values ('02:00', true);

-- One night a day, whichever node starts it: a key, not a check.
create table tag_night (
  day        date primary key,
  due_at     timestamptz not null,
  started_at timestamptz not null default shared_now(),
  -- nights before it that nobody started
  missed     int not null,
  -- tags that another run had
  left_out   int not null,
  -- null where there was nothing to compute
  run_id     bigint references tag_run (id),
  closed_at  timestamptz,
  closed_by  text,
  note       text
);

-- Tags of a level need only tags of lower ones.
alter table tag_run_tag add column level int not null default 0;
