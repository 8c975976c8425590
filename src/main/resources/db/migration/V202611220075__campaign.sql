-- Processes as marketers drew them, and the starter set: versions, never edited.
CREATE TABLE campaign_process (
  key text NOT NULL,
  version int NOT NULL,
  scope text NOT NULL CHECK (scope IN ('JOURNEY', 'LIFE_CYCLE')),
  name text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('STARTER', 'DRAWN')),
  xml text NOT NULL,
  sha256 text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (key, version)
);

CREATE SEQUENCE campaign_code;

CREATE TABLE campaign_campaign (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version int NOT NULL,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  goal text NOT NULL,
  offer text NOT NULL,
  state text NOT NULL CHECK (state IN ('DRAFT', 'IN_APPROVAL', 'APPROVED', 'LIVE', 'FINISHED', 'STOPPED')),
  life_cycle text NOT NULL,
  journey text NOT NULL,
  segment text,
  trigger text,
  content text NOT NULL,
  control_share double precision NOT NULL CHECK (control_share >= 0 AND control_share < 1),
  seed text NOT NULL,
  window_days int NOT NULL CHECK (window_days BETWEEN 1 AND 365),
  budget numeric(18, 2),
  start_at timestamptz,
  end_at timestamptz,
  owner text NOT NULL,
  branch_path text NOT NULL,
  snapshot_id bigint,
  manifest text,
  manifest_hash text,
  approved_hash text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  submitted_at timestamptz,
  approved_at timestamptz,
  launched_at timestamptz,
  finished_at timestamptz,
  problem text
);
CREATE INDEX campaign_campaign_state ON campaign_campaign (state);

-- Every manifest that was handed in, so that the next one can be compared.
CREATE TABLE campaign_submission (
  campaign_id bigint NOT NULL,
  number int NOT NULL,
  manifest text NOT NULL,
  PRIMARY KEY (campaign_id, number)
);

-- One approval per person and manifest: a second level needs a second person.
CREATE TABLE campaign_approval (
  campaign_id bigint NOT NULL,
  manifest_hash text NOT NULL,
  approver text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (campaign_id, manifest_hash, approver)
);

CREATE TABLE campaign_remark (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_id bigint NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  verdict text NOT NULL,
  text text NOT NULL
);
CREATE INDEX campaign_remark_campaign ON campaign_remark (campaign_id);

-- Who came in together: once for a batch, many times for an event-triggered campaign.
CREATE TABLE campaign_wave (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_id bigint NOT NULL,
  at timestamptz NOT NULL,
  window_ends timestamptz NOT NULL,
  treated_cohort bigint NOT NULL,
  control_cohort bigint NOT NULL
);
CREATE INDEX campaign_wave_campaign ON campaign_wave (campaign_id);

-- Open while an event-triggered campaign is live.
CREATE TABLE campaign_trigger (
  campaign_id bigint PRIMARY KEY,
  event_type text NOT NULL,
  message text NOT NULL,
  definition_id text NOT NULL,
  condition text,
  members_cohort bigint
);
