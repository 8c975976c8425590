-- The name of this database, so that a snapshot file of another one is never taken for its own.
create table cohort_store (
  id uuid not null default gen_random_uuid(),
  the_one boolean primary key default true check (the_one)
);

insert into cohort_store default values;
