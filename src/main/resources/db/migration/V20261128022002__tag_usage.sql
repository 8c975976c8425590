-- When something was last seen to use a tag: who uses it now is asked of the users, and looked at
-- every hour.
create table tag_seen (
  tag_code text primary key,
  used_at  timestamptz not null
);
-- A tag that is new is not one that nobody wants.
alter table tag_tag add column created_at timestamptz not null default shared_now();
-- A run's times are campaign time, as everything that is compared with it.
alter table tag_run alter column started_at set default shared_now();
