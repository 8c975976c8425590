-- Who left a campaign, so that what was planned before and has not left is not sent.
create table touch_withdrawal (
  run_id   bigint not null,
  customer int not null,
  at       timestamptz not null,
  primary key (run_id, customer)
);
create index touch_batch_unfinished on touch_batch (run_id) where not done;

-- 10: left the campaign before the message did. The view is changed as it stands.
do $$
begin
  execute 'create or replace view touch_ledger as '
    || replace(pg_get_viewdef('touch_ledger'), '''EXPIRED''::text', '''EXPIRED''::text, ''LEFT''::text');
end
$$;
