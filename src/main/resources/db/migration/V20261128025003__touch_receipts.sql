-- What peers told about messages after they had taken them. Evidence: never changed, and it may settle a doubt.
create table touch_receipt (
  run_id      bigint not null,
  step        bigint not null,
  occurrence  smallint not null,
  customer    int not null,
  kind        text not null check (kind in ('ACCEPTED', 'DELIVERED', 'UNDELIVERED')),
  reason      text not null,
  at          timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (run_id, step, occurrence, customer, kind)
);
