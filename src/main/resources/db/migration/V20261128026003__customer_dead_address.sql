-- Addresses that do not exist, by keyed hash. They stay dead for whoever has them; a customer who tells another
-- address can be reached again.
create table customer_dead_address (
  channel text not null,
  mark    bytea not null,
  reason  text not null,
  at      timestamptz not null,
  primary key (channel, mark)
);
-- Replies name the writer by number only.
create index customer_customer_mobile on customer_customer (mobile_mark) where mobile_mark is not null;
