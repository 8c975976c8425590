-- Whom an evaluation on the way was told to. Sets of one evaluation become one row when they are many.
CREATE TABLE evaluation_told (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  interim_id bigint NOT NULL REFERENCES evaluation_interim (id),
  members bytea NOT NULL
);
CREATE INDEX evaluation_told_interim ON evaluation_told (interim_id);
