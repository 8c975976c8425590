-- Who answered a campaign: people do not contact them for it any more, messages leave all the same.
alter table touch_withdrawal add column by_people boolean not null default false;
alter table touch_withdrawal drop constraint touch_withdrawal_pkey;
alter table touch_withdrawal add primary key (run_id, customer, by_people);
