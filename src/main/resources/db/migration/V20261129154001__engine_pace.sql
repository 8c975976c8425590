-- How many left an element lately, in slots of a quarter of a minute: lately[1] in the slot, lately[2] in the one before.
alter table engine_element_count
  add column slot bigint not null default 0,
  add column lately bigint[] not null default '{}';
