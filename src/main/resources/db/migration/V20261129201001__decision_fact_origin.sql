-- Where a fact is from (EVENT:type, ONLINE_MODEL:code, TAG:code) and of when, for whoever asks why.
-- Two places may each know a fact of some customers of one instance: a model, and the tag that stood in for it.
ALTER TABLE decision_fact ADD COLUMN source text NOT NULL DEFAULT '';
ALTER TABLE decision_fact ADD COLUMN seen_at timestamptz;
ALTER TABLE decision_fact DROP CONSTRAINT decision_fact_pkey;
ALTER TABLE decision_fact ADD PRIMARY KEY (process_instance, code, origin, source);
