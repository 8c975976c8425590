-- Steps and batches are looked up by what they belong to, also on every plan whose words name tags.
create index touch_batch_step on touch_batch (step_id);
create index touch_doubt_batch on touch_doubt (batch_id);

-- Steps of months that are gone become one for each place of a journey, wording and day (io.baton.touch.FoldingSteps).
alter table touch_step add column folded boolean not null default false;
alter table touch_month add column folded_at timestamptz;
