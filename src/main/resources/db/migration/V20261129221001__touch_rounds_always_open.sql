-- One round always gathers: whoever closes it opens the next in the same transaction, so that whoever wants something
-- needs no second connection to open one. It has begun when somebody wants something in it.
alter table touch_wish add column wished_at timestamptz;
update touch_wish w set wished_at = r.opened_at from touch_round r where r.id = w.round_id;
alter table touch_wish alter column wished_at set not null, alter column wished_at set default clock_timestamp();
alter table touch_round drop column opened_at;
insert into touch_round default values on conflict do nothing;
