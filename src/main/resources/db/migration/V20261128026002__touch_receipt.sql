-- What a peer reported of a touch: the first final word stays. Open until the touch itself has an end that the
-- word can be held against, because a receipt may overtake the answer to the message.
create table touch_receipt (
  run_id     bigint not null,
  step       bigint not null,
  occurrence smallint not null,
  customer   int not null,
  delivered  boolean not null,
  reason     text not null,
  at         timestamptz not null,
  open       boolean not null default true,
  primary key (run_id, step, occurrence, customer)
);
create index touch_receipt_open on touch_receipt (run_id, step, occurrence) where open;
