-- One part (chunk) of one cohort's arrival at one place of a journey, planned exactly once.
create table touch_step (
  id               bigint generated always as identity primary key,
  run_id           bigint not null,
  step             bigint not null,
  occurrence       smallint not null,
  chunk            int not null,
  origin           text not null,
  campaign_code    text not null,
  channel          text not null,
  purpose          text not null,
  template_key     text not null,
  template_version int not null,
  manifest_hash    text not null,
  due              timestamptz not null,
  candidates       int not null,
  planned          int not null default 0,
  planned_at       timestamptz not null default clock_timestamp(),
  unique (run_id, step, occurrence, chunk)
);

-- Who was not planned and why: one bitmap (portable Roaring) a reason.
create table touch_refusal (
  step_id   bigint not null references touch_step (id),
  reason    text not null,
  customers int not null,
  members   bytea not null,
  primary key (step_id, reason)
);

-- What a dispatcher claims: up to some thousand touches of a step, neighbours by customer. Claims
-- live here so that the touches need no index beside their key.
create table touch_batch (
  id             bigint generated always as identity primary key,
  step_id        bigint not null references touch_step (id),
  run_id         bigint not null,
  channel        text not null,
  first_customer int not null,
  last_customer  int not null,
  members        bytea not null,
  planned        int not null,
  accepted       int not null default 0,
  refused        int not null default 0,
  in_doubt       int not null default 0,
  done           boolean not null default false,
  due            timestamptz not null,
  claim_epoch    int not null default 0,
  owner          text,
  lease_until    timestamptz
);

create index touch_batch_open on touch_batch (channel, due, id) where not done;
create index touch_batch_run on touch_batch (run_id);

-- One window of messages handed to a channel. Committed before the first byte leaves; a row without
-- closed_at after a crash names exactly the touches whose fate is unknown.
create table touch_attempt (
  batch_id  bigint not null references touch_batch (id),
  epoch     int not null,
  number    int not null,
  customers int not null,
  members   bytea not null,
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  outcome   text,
  primary key (batch_id, epoch, number)
);

-- state: 0 planned, 1 accepted, 2 refused by channel, 3 waiting for another attempt, 4 in doubt,
-- 5 not rendered, 6 stopped, 7 consent withdrawn, 8 no address.
-- Half of each page stays free, so that the one later change of a row stays on its page.
create table touch_touch (
  run_id     bigint not null,
  step       bigint not null,
  customer   int not null,
  occurrence smallint not null,
  state      smallint not null,
  attempts   smallint,
  retry_at   timestamptz,
  detail     text,
  primary key (run_id, step, occurrence, customer)
) with (fillfactor = 50);

-- run_id 0: everything.
create table touch_pause (
  run_id bigint primary key,
  since  timestamptz not null default clock_timestamp()
);

create table touch_stop (
  run_id bigint primary key,
  since  timestamptz not null default clock_timestamp()
);

create view touch_ledger as
select t.run_id, t.step, t.occurrence, t.customer,
       (array['PLANNED', 'ACCEPTED', 'REFUSED_BY_CHANNEL', 'RETRY_AT', 'IN_DOUBT', 'NOT_RENDERED',
              'STOPPED', 'NO_CONSENT', 'UNREACHABLE'])[t.state + 1] as state,
       coalesce(t.attempts, 0) as failed_attempts, t.retry_at, t.detail
from touch_touch t;
