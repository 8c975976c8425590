-- The ledger by months: touches and receipts, a row each for every message, go a month at a time and are never deleted
-- row by row. Which month a plan's touches stand in is settled once, with its first part, so that one id can never
-- stand in two months and each month's own key keeps it unique. Months are attached by io.baton.touch.LedgerMonths.
create table touch_plan_month (
  run_id     bigint not null,
  step       bigint not null,
  occurrence smallint not null,
  month      date not null check (extract(day from month) = 1),
  primary key (run_id, step, occurrence)
);

-- Months there are or were. What was in a month that is gone.
create table touch_month (
  month      date primary key check (extract(day from month) = 1),
  made_at    timestamptz not null default clock_timestamp(),
  dropped_at timestamptz,
  touches    bigint
);

-- How the touches of a batch ended whose month is gone: one bitmap (portable Roaring) a state, so that who was
-- contacted and who was not stays true. Batches that were accepted as a whole need none.
create table touch_ended (
  batch_id  bigint not null references touch_batch (id),
  state     smallint not null,
  customers int not null,
  members   bytea not null,
  primary key (batch_id, state)
);

-- What there is by now becomes the month of this day, as it stands: no row is moved or written.
do $$
declare
  this date := date_trunc('month', shared_now() at time zone 'UTC')::date;
  suffix text := to_char(this, 'YYYY_MM');
begin
  execute format('alter table touch_step add column month date not null default %L', this);
  execute format('alter table touch_touch add column month date not null default %L', this);
  execute format('alter table touch_receipt add column month date not null default %L', this);
  insert into touch_plan_month (run_id, step, occurrence, month)
    select distinct run_id, step, occurrence, this from touch_step;
  insert into touch_month (month) values (this);

  drop view touch_ledger;
  drop index touch_receipt_open;
  execute format('alter table touch_touch rename to touch_touch_%s', suffix);
  execute format('alter index touch_touch_pkey rename to touch_touch_%s_pkey', suffix);
  execute format('alter table touch_receipt rename to touch_receipt_%s', suffix);
  execute format('alter index touch_receipt_pkey rename to touch_receipt_%s_pkey', suffix);

  create table touch_touch (
    run_id        bigint not null,
    step          bigint not null,
    customer      int not null,
    month         date not null,
    occurrence    smallint not null,
    state         smallint not null,
    attempts      smallint,
    retry_at      timestamptz,
    detail        text,
    unknown_since timestamptz
  ) partition by list (month);
  create table touch_receipt (
    run_id     bigint not null,
    step       bigint not null,
    customer   int not null,
    month      date not null,
    occurrence smallint not null,
    delivered  boolean not null,
    open       boolean not null default true,
    reason     text not null,
    at         timestamptz not null
  ) partition by list (month);
  create index touch_receipt_open on touch_receipt (run_id, step, occurrence) where open;
  execute format('alter table touch_touch attach partition touch_touch_%s for values in (%L)', suffix, this);
  execute format('alter table touch_receipt attach partition touch_receipt_%s for values in (%L)', suffix, this);
  execute format('alter table touch_touch_%s alter column month drop default', suffix);
  execute format('alter table touch_receipt_%s alter column month drop default', suffix);
end
$$;
alter table touch_step alter column month drop default;
create index touch_step_month on touch_step (month);

create view touch_ledger as
select t.run_id, t.step, t.occurrence, t.customer,
       (array['PLANNED', 'ACCEPTED', 'REFUSED_BY_CHANNEL', 'RETRY_AT', 'IN_DOUBT', 'NOT_RENDERED',
              'STOPPED', 'NO_CONSENT', 'UNREACHABLE', 'EXPIRED'])[t.state + 1] as state,
       coalesce(t.attempts, 0) as failed_attempts, t.retry_at, t.detail, t.unknown_since, t.month
from touch_touch t;
