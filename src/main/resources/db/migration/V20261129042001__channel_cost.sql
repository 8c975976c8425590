-- What one message costs, in the bank's currency. No row: nobody has said.
create table channel_cost (
  channel     text primary key,
  per_message numeric(10, 4) not null check (per_message >= 0)
);
