-- Which conditions were predictions, and of which model, when the members were frozen.
alter table segment_snapshot add column predictions jsonb not null default '[]';
