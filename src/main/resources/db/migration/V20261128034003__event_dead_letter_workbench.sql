-- A dead letter is open until somebody tries it again or gives it up; neither erases it.
ALTER TABLE event_dead_letter
  ADD COLUMN state      text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'REPLAYED', 'GIVEN_UP')),
  ADD COLUMN settled_at timestamptz,
  ADD COLUMN settled_by text,
  ADD COLUMN fixed      bytea;
CREATE INDEX event_dead_letter_open ON event_dead_letter (reason, source, type) WHERE state = 'OPEN';
