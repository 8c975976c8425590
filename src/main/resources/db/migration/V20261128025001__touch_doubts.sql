-- Since when the peer may have a touch that is not accepted: an attempt ended without an answer, and the touch is in
-- doubt or will be sent again under the same key.
alter table touch_touch add column unknown_since timestamptz;

-- Every doubt there ever was, settled or not. Few, beside the touches: a queue that needs no index on them.
create table touch_doubt (
  id         bigint generated always as identity primary key,
  run_id     bigint not null,
  step       bigint not null,
  occurrence smallint not null,
  customer   int not null,
  batch_id   bigint not null references touch_batch (id),
  channel    text not null,
  reason     text not null,
  since      timestamptz not null,
  settled_at timestamptz,
  settled_as text,
  settled_by text
);

create unique index touch_doubt_open on touch_doubt (run_id, step, occurrence, customer) where settled_at is null;
create index touch_doubt_queue on touch_doubt (channel, since) where settled_at is null;

insert into touch_doubt (run_id, step, occurrence, customer, batch_id, channel, reason, since)
select t.run_id, t.step, t.occurrence, t.customer, b.id, b.channel, coalesce(t.detail, 'UNNAMED'),
       coalesce((select max(a.opened_at) from touch_attempt a where a.batch_id = b.id), clock_timestamp())
from touch_batch b
join touch_step s on s.id = b.step_id
join touch_touch t on t.run_id = s.run_id and t.step = s.step and t.occurrence = s.occurrence
  and t.customer between b.first_customer and b.last_customer
where b.in_doubt > 0 and t.state = 4;

-- What cannot be sent, by why: sums, so that a page about it reads no touches.
create table touch_dead_letter (
  batch_id  bigint not null references touch_batch (id),
  state     smallint not null,
  detail    text not null,
  customers int not null,
  last_at   timestamptz not null default clock_timestamp(),
  primary key (batch_id, state, detail)
);

create index touch_dead_letter_last on touch_dead_letter (last_at);

insert into touch_dead_letter (batch_id, state, detail, customers)
select b.id, t.state, coalesce(t.detail, ''), count(*)
from touch_batch b
join touch_step s on s.id = b.step_id
join touch_touch t on t.run_id = s.run_id and t.step = s.step and t.occurrence = s.occurrence
  and t.customer between b.first_customer and b.last_customer
where b.refused > 0 and t.state in (2, 5, 8)
group by b.id, t.state, coalesce(t.detail, '');

drop view touch_ledger;
create view touch_ledger as
select t.run_id, t.step, t.occurrence, t.customer,
       (array['PLANNED', 'ACCEPTED', 'REFUSED_BY_CHANNEL', 'RETRY_AT', 'IN_DOUBT', 'NOT_RENDERED',
              'STOPPED', 'NO_CONSENT', 'UNREACHABLE'])[t.state + 1] as state,
       coalesce(t.attempts, 0) as failed_attempts, t.retry_at, t.detail, t.unknown_since
from touch_touch t;
