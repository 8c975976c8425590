-- The id is dense from 0 without gaps, because sets of customers are bitmaps over it. Name and contact points
-- are AES-256-GCM; each "mark" is a keyed hash of the plain value, to look it up and to see whether it changed.
create table customer_customer (
  id            int primary key check (id >= 0),
  key           text not null,
  branch        text,
  name_cipher   bytea,
  name_mark     bytea,
  email_cipher  bytea,
  email_mark    bytea,
  mobile_cipher bytea,
  mobile_mark   bytea
);
create unique index customer_customer_key on customer_customer (key) include (id);

-- One act covers a set; the current state is the fold of the acts in order of id.
create table customer_consent_act (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  channel  text not null,
  purpose  text not null check (purpose in ('MARKETING', 'SERVICE')),
  kind     text not null check (kind in ('GRANT', 'WITHDRAW')),
  evidence text not null,
  source   text not null,
  actor    text not null,
  -- smallest and largest member: finds one customer's acts without opening every set
  first_id int not null,
  last_id  int not null,
  members  bytea not null
);
