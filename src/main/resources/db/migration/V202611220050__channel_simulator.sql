-- The simulated peer's own book: written outside the product's transactions, never updated by it
-- except to count what arrived more than once.
create table channel_simulated_message (
  touch_id      uuid primary key,
  channel       text not null,
  customer_key  text not null,
  campaign_code text not null,
  subject       text,
  body          text not null,
  copies        int not null,
  accepted_at   timestamptz not null default clock_timestamp()
);

create table channel_simulated_response (
  touch_id      uuid primary key,
  customer_key  text not null,
  campaign_code text not null,
  channel       text not null,
  type          text not null,
  fields        text not null,
  due           timestamptz not null
);

create index channel_simulated_response_due on channel_simulated_response (due);
