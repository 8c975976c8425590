-- Calls and visits that people make. What to say is sealed (AES-256-GCM), because it names the customer.
create table worklist_item (
  touch_id   uuid primary key,
  channel    text not null check (channel in ('CALL', 'RM_TASK')),
  customer   int not null,
  campaign   text not null,
  words      bytea not null,
  created_at timestamptz not null,
  list_id    bigint,
  state      text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'WITHDRAWN')),
  result     text,
  call_back  date,
  done_at    timestamptz,
  done_by    text
);
create index worklist_item_open on worklist_item (channel, created_at, touch_id) where state = 'OPEN';
create index worklist_item_customer on worklist_item (customer) where state = 'OPEN';
create index worklist_item_list on worklist_item (list_id) where list_id is not null;

create table worklist_list (
  id         bigint generated always as identity primary key,
  created_at timestamptz not null,
  created_by text not null,
  items      int not null,
  sha256     text not null
);
