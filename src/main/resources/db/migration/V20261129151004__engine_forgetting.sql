-- Ended instances of journeys, the oldest first, and whether a campaign has a younger one.
CREATE INDEX engine_process_ended ON engine_process (ended_at) WHERE scope = 'JOURNEY' AND ended_at IS NOT NULL;
CREATE INDEX engine_process_started ON engine_process (campaign_id, started_at);
DROP INDEX engine_process_campaign;
