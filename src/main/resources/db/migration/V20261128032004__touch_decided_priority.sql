-- What the decision table said when the touches were planned; an operator's word stands above it.
alter table touch_step add column priority smallint not null default 0;
