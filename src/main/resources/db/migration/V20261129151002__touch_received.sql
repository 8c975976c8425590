-- When the events were taken in that led to this plan at once, by the database's clock. Null for plans behind a wait,
-- of a batch, or of which the contact policy put somebody off.
alter table touch_step add column received_at timestamptz;
