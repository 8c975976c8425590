-- Campaign time is the database's clock plus this offset; only a test clock has one.
CREATE TABLE shared_clock (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  offset_millis bigint NOT NULL DEFAULT 0 CHECK (offset_millis >= 0)
);
INSERT INTO shared_clock DEFAULT VALUES;

CREATE FUNCTION shared_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS
$$ SELECT clock_timestamp() + offset_millis * interval '1 millisecond' FROM shared_clock $$;
