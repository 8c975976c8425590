-- What the engine adds to a process instance: which campaign it belongs to. The row is also the lock
-- that orders everything that happens to the instance's cohorts.
CREATE TABLE engine_process (
  process_instance_id varchar(64) PRIMARY KEY,
  campaign_id bigint NOT NULL,
  scope text NOT NULL CHECK (scope IN ('JOURNEY', 'LIFE_CYCLE')),
  definition_id varchar(64) NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE INDEX engine_process_campaign ON engine_process (campaign_id);

-- A set that waits. Who is left: cohort_id without the departures; every so often the departures are
-- folded into a new cohort, which then is the wait's own and may be deleted with it.
CREATE TABLE engine_wait (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_id bigint NOT NULL,
  process_instance_id varchar(64) NOT NULL,
  activity_instance_id varchar(64) NOT NULL UNIQUE,
  element_id text NOT NULL,
  messages text[] NOT NULL,
  cohort_id bigint NOT NULL,
  own_cohort boolean NOT NULL DEFAULT false
);
CREATE INDEX engine_wait_campaign ON engine_wait (campaign_id);

CREATE TABLE engine_departure (
  wait_id bigint NOT NULL REFERENCES engine_wait ON DELETE CASCADE,
  cohort_id bigint NOT NULL,
  PRIMARY KEY (wait_id, cohort_id)
);

-- One arrival of a cohort at a task: its id is the step's number.
CREATE TABLE engine_step (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_id bigint NOT NULL,
  process_instance_id varchar(64) NOT NULL,
  activity_instance_id varchar(64) NOT NULL UNIQUE,
  execution_id varchar(64) NOT NULL,
  element_id text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('JOURNEY', 'LIFE_CYCLE')),
  kind text NOT NULL CHECK (kind IN ('TASK', 'DECISION')),
  work text NOT NULL,
  parameters jsonb NOT NULL,
  cohort_id bigint,
  total bigint NOT NULL,
  done bigint NOT NULL DEFAULT 0,
  chunk integer NOT NULL DEFAULT 0,
  state text NOT NULL CHECK (state IN ('RUNNING', 'RETRYING', 'FAILED', 'DONE', 'CANCELLED')),
  attempts integer NOT NULL DEFAULT 0,
  error_code text,
  problem text,
  started_at timestamptz NOT NULL DEFAULT now(),
  next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX engine_step_due ON engine_step (next_attempt_at) WHERE state IN ('RUNNING', 'RETRYING');
CREATE INDEX engine_step_campaign ON engine_step (campaign_id);
CREATE INDEX engine_step_process ON engine_step (process_instance_id);

-- Who responded while their step was still being worked off, before there was a wait to leave.
CREATE TABLE engine_early_response (
  step_id bigint NOT NULL REFERENCES engine_step ON DELETE CASCADE,
  message text NOT NULL,
  cohort_id bigint NOT NULL,
  PRIMARY KEY (step_id, message, cohort_id)
);

-- Who of a chunk does not go on. Without a row, the whole chunk goes on.
CREATE TABLE engine_step_part (
  step_id bigint NOT NULL REFERENCES engine_step ON DELETE CASCADE,
  chunk integer NOT NULL,
  cohort_id bigint NOT NULL,
  PRIMARY KEY (step_id, chunk)
);

CREATE TABLE engine_element_count (
  campaign_id bigint NOT NULL,
  scope text NOT NULL,
  element_id text NOT NULL,
  entered bigint NOT NULL,
  departed bigint NOT NULL,
  PRIMARY KEY (campaign_id, scope, element_id)
);

CREATE TABLE engine_flow_count (
  campaign_id bigint NOT NULL,
  scope text NOT NULL,
  flow_id text NOT NULL,
  customers bigint NOT NULL,
  PRIMARY KEY (campaign_id, scope, flow_id)
);
