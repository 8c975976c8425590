-- Entries by month, which go a month at a time and are never deleted row by row. What there is by now becomes the first
-- month as it stands. Months are attached by io.baton.campaign.EntryMonths.
create table campaign_entry_month (
  month      date primary key check (extract(day from month) = 1),
  all_before boolean not null default false, -- and everything before it
  dropped_at timestamptz,
  entries    bigint
);

-- Whoever came in in a month that is gone: one bitmap (portable Roaring) for each campaign and arm.
create table campaign_entered (
  campaign_id bigint not null,
  month       date not null,
  control     boolean not null,
  first_at    timestamptz not null,
  last_at     timestamptz not null,
  window_ends timestamptz not null,
  members     bytea not null,
  primary key (campaign_id, month, control)
);

do $$
declare
  this date := date_trunc('month', greatest(shared_now(), (select max(at) from campaign_entry)) at time zone 'UTC')::date;
  suffix text := to_char(this, 'YYYY_MM');
begin
  execute format('alter table campaign_entry rename to campaign_entry_%s', suffix);
  execute format('alter index campaign_entry_pkey rename to campaign_entry_%s_pkey', suffix);
  execute format('alter index campaign_entry_customer rename to campaign_entry_%s_customer', suffix);
  create table campaign_entry (
    campaign_id bigint not null,
    customer    int not null,
    at          timestamptz not null,
    window_ends timestamptz not null,
    control     boolean not null,
    primary key (campaign_id, customer, at)
  ) partition by range (at);
  create index campaign_entry_customer on campaign_entry (customer);
  execute format('alter table campaign_entry attach partition campaign_entry_%s for values from (minvalue) to (%L)',
    suffix, (this + interval '1 month')::date || ' 00:00:00+00');
  insert into campaign_entry_month (month, all_before) values (this, true);
end
$$;
