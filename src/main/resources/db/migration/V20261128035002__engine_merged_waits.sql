-- Tokens of one campaign that come to the same wait shortly after each other become one waiting set:
-- until merges_until whoever comes joins it. NULL: this one takes nobody in.
ALTER TABLE engine_wait ADD COLUMN merges_until timestamptz;
CREATE INDEX engine_wait_open ON engine_wait (campaign_id, element_id, id)
  WHERE merges_until IS NOT NULL;

-- Which journeys wait for an event of this type is asked for each batch of events.
CREATE INDEX engine_wait_messages ON engine_wait USING gin (messages);

-- Who joined. Ever in the set: cohort_id and these; folded into a new cohort now and then.
CREATE TABLE engine_arrival (
  wait_id bigint NOT NULL REFERENCES engine_wait ON DELETE CASCADE,
  cohort_id bigint NOT NULL,
  PRIMARY KEY (wait_id, cohort_id)
);

-- What came with a cohort, by the instance it came with, also after that has merged into another.
ALTER TABLE decision_fact ADD COLUMN origin text;
UPDATE decision_fact SET origin = process_instance;
ALTER TABLE decision_fact ALTER COLUMN origin SET NOT NULL;
ALTER TABLE decision_fact DROP CONSTRAINT decision_fact_pkey;
ALTER TABLE decision_fact ADD PRIMARY KEY (process_instance, code, origin);
