-- Whose the set is, where it goes with somebody: the process instance that made it. Sets of campaigns, segments and
-- outcomes have no holder.
alter table cohort_cohort add column holder text;
create index cohort_held on cohort_cohort (holder) where holder is not null;
