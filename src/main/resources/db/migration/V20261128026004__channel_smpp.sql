-- The SMSC's own message ids, and receipts that came before their message was written down.
create table channel_smpp_message (
  message_id text primary key,
  touch_id   uuid not null,
  at         timestamptz not null default clock_timestamp()
);
create index channel_smpp_message_at on channel_smpp_message (at);

create table channel_smpp_receipt (
  message_id text primary key,
  outcome    text not null,
  reason     text not null,
  at         timestamptz not null,
  seen_at    timestamptz not null default clock_timestamp()
);
