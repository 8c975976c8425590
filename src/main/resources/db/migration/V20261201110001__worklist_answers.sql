-- Who has answered which campaign (all of them: ''), and when: a call that is handed over afterwards and was planned before is not made.
create table worklist_answer (
  customer int not null,
  campaign text not null,
  at       timestamptz not null,
  primary key (customer, campaign)
);

-- What was withdrawn of a call list after the call centre had it: each recall is a file that repeats those before it.
create table worklist_recall (
  list_id    bigint not null references worklist_list (id),
  number     int not null,
  created_at timestamptz not null,
  created_by text not null,
  items      int not null,
  sha256     text not null,
  primary key (list_id, number)
);
alter table worklist_item add column recall int;
