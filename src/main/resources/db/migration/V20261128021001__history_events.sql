-- What customers did, by month of happening. Written in the transaction of the inbox, never changed;
-- a month past the retention goes as a whole. Months are attached by io.baton.history.Months.
CREATE TABLE history_event (
  happened_at timestamptz NOT NULL,
  known_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  customer    integer     NOT NULL,
  kind        text        NOT NULL,
  code        text,
  product     text,
  merchant    text,
  amount      numeric(20, 4)
) PARTITION BY RANGE (happened_at);

-- Equal keys share one entry of the index, so these cost a few bytes a row; happened_at in the key
-- would take that away, and the month has bounded it already.
CREATE INDEX history_event_kind ON history_event (kind);
CREATE INDEX history_event_code ON history_event (code) WHERE code IS NOT NULL;
CREATE INDEX history_event_product ON history_event (product) WHERE product IS NOT NULL;
CREATE INDEX history_event_merchant ON history_event (merchant) WHERE merchant IS NOT NULL;
