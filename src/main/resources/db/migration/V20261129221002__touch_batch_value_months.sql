-- Values that words refer to lie by month beside the touches whose words they are, and go with them. A batch belongs to
-- one month, so each month's own key without the month in it is the ledger's. No foreign key: a month is attached and
-- dropped without a lock on the batches, which are being sent.
do $$
declare
  m date;
  suffix text;
begin
  alter table touch_batch_value rename to touch_batch_value_before;
  alter index touch_batch_value_pkey rename to touch_batch_value_before_pkey;
  create table touch_batch_value (
    batch_id bigint not null,
    month    date not null,
    fields   text not null
  ) partition by list (month);
  for m in select month from touch_month where dropped_at is null loop
    suffix := to_char(m, 'YYYY_MM');
    execute format('create table touch_batch_value_%s (like touch_batch_value including constraints)', suffix);
    execute format('alter table touch_batch_value_%s add primary key (batch_id)', suffix);
    execute format('alter table touch_batch_value attach partition touch_batch_value_%s for values in (%L)', suffix, m);
  end loop;
  insert into touch_batch_value (batch_id, month, fields)
    select v.batch_id, s.month, v.fields from touch_batch_value_before v
    join touch_batch b on b.id = v.batch_id join touch_step s on s.id = b.step_id
    join touch_month m on m.month = s.month and m.dropped_at is null;
  drop table touch_batch_value_before;
end
$$;
