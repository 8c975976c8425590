-- Signatures of callbacks of the last hour: who sends one again gets the same answer and no second effect.
create table channel_callback (
  signature text primary key,
  seen_at   timestamptz not null default clock_timestamp()
);
create index channel_callback_seen on channel_callback (seen_at);
